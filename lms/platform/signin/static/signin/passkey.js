// Passkeys. The page works without: every form with data-passkey stays hidden until this has run.
// data-passkey: "get" (sign in) or "create" (add one). data-passkey-options: id of the JSON that the server made;
// without it the form's own address is asked.
(() => {
  "use strict";
  const passkeys = window.webauthnJSON;
  if (!window.PublicKeyCredential || !passkeys) return;

  const options = async (form) => {
    const id = form.dataset.passkeyOptions;
    if (id) return JSON.parse(document.getElementById(id).textContent);
    const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
    return answer.json();
  };

  const make = async (asked) => {
    const wanted = asked.creation_options;
    Object.assign(wanted.publicKey.authenticatorSelection, {
      residentKey: "required", requireResidentKey: true, userVerification: "required",
    });
    return passkeys.create(wanted);
  };

  const show = async (asked) => passkeys.get(asked.request_options);

  document.querySelectorAll("form[data-passkey]").forEach((form) => {
    const work = form.dataset.passkey === "create" ? make : show;
    const sorry = form.querySelector("[data-passkey-sorry]");
    form.hidden = false;
    form.querySelector("[data-passkey-go]").addEventListener("click", async () => {
      sorry.hidden = true;
      try {
        const answer = await work(await options(form));
        form.querySelector("[data-passkey-answer]").value = JSON.stringify(answer);
        form.submit();
      } catch {
        sorry.hidden = false;
      }
    });
  });
})();
