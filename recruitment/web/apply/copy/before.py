"""Words of the pages before the form is sent."""

from django.utils.translation import gettext_lazy as _

from recruitment.web.apply.copy.page import (
    AND_THE_TRAINING,
    AND_WHO_DECIDES,
    ANYBODY_WHO_WORKS_WITH_YOU,
    EVERYBODY_ON_IT,
    WHO_WORKS_ON_IT,
    FieldWords,
    PageWords,
)

YES_NO = {"yes": _("Yes"), "no": _("No")}

BEFORE: dict[str, PageWords] = {
    "name": PageWords(
        question=_("What is your name?"),
        lead=_("The name you use. It does not have to be the one on your papers."),
        why=_(
            "So that we know whom we talk to. Names on papers come later, after an offer. "
            "If an earlier name should stay private, there is a way for that, and we show it to you first."
        ),
        sees=EVERYBODY_ON_IT,
        fields={"full_name": FieldWords(_("Your name"), autocomplete="name")},
    ),
    "called": PageWords(
        question=_("What shall we call you?"),
        why=_("We use this name when we talk to you and write to you."),
        sees=AND_THE_TRAINING,
        fields={"preferred_name": FieldWords(_("The name you like to be called"), autocomplete="nickname")},
    ),
    "pronouns": PageWords(
        question=_("What are your pronouns?"),
        why=_("So that we get it right when we speak of you."),
        sees=AND_THE_TRAINING,
        fields={"pronouns": FieldWords(_("Your pronouns"), _("For example: she and her, he and him, they and them."))},
    ),
    "age": PageWords(
        question=_("Are you 18 or over?"),
        lead=_("We do not ask for your date of birth now."),
        why=_("Walking beside one person is for people who are 18 or over."),
        sees=AND_WHO_DECIDES,
        fields={"old_enough": FieldWords(_("I am 18 or over"), choices={"yes": _("Yes"), "no": _("Not yet")})},
    ),
    "channel": PageWords(
        question=_("How can we reach you safely?"),
        lead=_("Pick what is safe for you. You can change it whenever you like."),
        why=_("Some people share a phone, or live with someone who checks it. We want to get this right for you."),
        sees=WHO_WORKS_ON_IT,
        fields={
            "channel": FieldWords(
                _("The best way to reach me"),
                choices={
                    "text": _("A text"),
                    "call": _("A phone call"),
                    "email": _("An email"),
                    "post": _("A letter"),
                    "in_person": (_("Face to face"), _("We agree where and when to meet")),
                },
            )
        },
    ),
    "number": PageWords(
        question=_("Which number shall we use?"),
        lead=_("A mobile for texts. For calls any number will do."),
        why=_("We only use it in the way you picked. It does not let anybody sign in."),
        fields={
            "contact_phone": FieldWords(
                _("Your phone number"), _("For example: 07700 900 123"), autocomplete="tel", inputmode="tel"
            )
        },
    ),
    "email": PageWords(
        question=_("Which email address shall we use?"),
        lead=_("One that nobody else reads, if you can."),
        why=_("We only use it to write to you. It does not let anybody sign in."),
        fields={
            "contact_email": FieldWords(
                _("Your email address"), _("For example: name@example.org"), autocomplete="email", inputmode="email"
            )
        },
    ),
    "times": PageWords(
        question=_("When is it safe to reach you?"),
        lead=_("Days, times of day, or “any time”."),
        why=_("We only get in touch at the times you give us."),
        sees=WHO_WORKS_ON_IT,
        fields={"safe_times": FieldWords(_("Safe times"), _("For example: weekdays, mornings only."))},
    ),
    "voicemail": PageWords(
        question=_("May we leave a message?"),
        lead=_("On your voicemail, or with whoever picks up."),
        why=_("Somebody else may hear it."),
        sees=WHO_WORKS_ON_IT,
        fields={"voicemail_ok": FieldWords(_("You may leave a message"), choices=YES_NO)},
    ),
    "saying-who": PageWords(
        question=_("What may we say?"),
        lead=_("Somebody else may see your phone, or pick it up."),
        why=_("If you say so, we give a first name and nothing else."),
        sees=WHO_WORKS_ON_IT,
        fields={
            "may_say_who": FieldWords(
                _("When somebody else picks up"),
                choices={
                    "yes": _("You can say who you are"),
                    "no": (_("Only say your first name"), _("We just say, “Hi, it is Maya”")),
                },
            ),
            "do_not_mention_scheme": FieldWords(
                _("Never mention the scheme"), _("Not in a text, an email, a letter or on an envelope.")
            ),
        },
    ),
    "alias": PageWords(
        question=_("Which name may others see online?"),
        lead=_("In a remote session the others see a name. It can be any name."),
        why=_("Nobody in a session has to know your real name."),
        sees=ANYBODY_WHO_WORKS_WITH_YOU,
        fields={"alias": FieldWords(_("A name for online sessions"), autocomplete="off")},
    ),
    "address": PageWords(
        question=_("Where can we send a letter?"),
        lead=_("Leave it empty if a letter is not safe. No fixed place? A care-of address is fine."),
        why=_("Only for letters that you ask for. Nobody visits you at home."),
        fields={"address": FieldWords(_("Your address, or a care-of address"), autocomplete="street-address")},
    ),
    "supporter": PageWords(
        question=_("Is there somebody who supports you?"),
        lead=_("A friend, a worker, a sponsor. We only get in touch with them if you both agree."),
        why=_("Some people like somebody beside them when they talk to us."),
        fields={
            "name": FieldWords(_("Their name"), autocomplete="off"),
            "contact": FieldWords(_("How to reach them"), autocomplete="off"),
            "they_agreed": FieldWords(_("I have asked them, and they agree")),
        },
    ),
    "needs": PageWords(
        question=_("What do you need from us?"),
        lead=_("So that you can take part on the same footing as everybody."),
        why=_("It never counts against you. It helps us get ready."),
        sees=AND_THE_TRAINING,
        fields={
            "needs": FieldWords(
                _("I would like help with"),
                _("Pick as many as you like, or none."),
                choices={
                    "access": (_("Getting in and around"), _("Steps, seats, light, noise, breaks")),
                    "language": (_("Language"), _("An interpreter, or sign language")),
                    "reading": _("Reading and writing"),
                    "child_care": _("Child care, or care for somebody"),
                    "travel": _("Getting there"),
                    "fares": _("Paying the fare before I travel"),
                },
            ),
            "words": FieldWords(_("Anything else we should know")),
        },
    ),
    "free": PageWords(
        question=_("When are you free?"),
        lead=_("A rough idea is fine. It can change."),
        why=_("So that we offer you training and people at times that fit your life."),
        sees=AND_THE_TRAINING,
        fields={
            "times": FieldWords(
                _("Often free"),
                _("Pick as many as you like."),
                choices={
                    "weekday-mornings": _("Weekday mornings"),
                    "weekday-afternoons": _("Weekday afternoons"),
                    "weekday-evenings": _("Weekday evenings"),
                    "weekends": _("Weekends"),
                },
            ),
            "words": FieldWords(_("Or say it your way")),
        },
    ),
    "why": PageWords(
        question=_("Why do you want to do this?"),
        lead=_("In your own words. One line is enough, and spelling does not matter."),
        why=_("It is where our first talk starts. There is no right answer."),
        sees=AND_WHO_DECIDES,
        distress=True,
        fields={
            "words": FieldWords(_("In my own words")),
            "rather_tell": FieldWords(_("I would rather tell you"), _("Then leave the box empty. We talk about it.")),
        },
    ),
    "lived-experience": PageWords(
        question=_("Have you been through something that you want us to know?"),
        lead=_("You do not have to tell us. It is never scored, and it opens and closes no door."),
        why=_("Some people want to be matched with somebody who has been where they were."),
        distress=True,
        fields={
            "words": FieldWords(_("In my own words")),
            "may_match": FieldWords(
                _("You may use this to match me with somebody"), _("We ask you again before we do.")
            ),
        },
    ),
    "heard": PageWords(
        question=_("How did you hear of us?"),
        why=_("So that we know where people find us. We do not tell them that you came."),
        fields={"words": FieldWords(_("A friend, a poster, a worker, the Job Centre"))},
    ),
}
