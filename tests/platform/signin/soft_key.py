"""A passkey made of software: does what a phone does when it is asked to make or show one."""

import hashlib
import json
import os
import re
from html import unescape

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import Aaguid, AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

FLAG = AuthenticatorData.FLAG
PRESENT_AND_CHECKED = FLAG.UP | FLAG.UV


class SoftKey:
    """One key on one device, asking for a finger each time."""

    def __init__(self, origin: str = "https://testserver") -> None:
        self.origin = origin
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.id = os.urandom(16)
        self.owner = ""

    def make(self, asked: dict) -> str:
        """The answer to `creation_options`."""
        self.owner = asked["publicKey"]["user"]["id"]
        known = AttestedCredentialData.create(Aaguid.NONE, self.id, ES256.from_cryptography_key(self.key.public_key()))
        data = self._data(asked["publicKey"]["rp"]["id"], PRESENT_AND_CHECKED | FLAG.AT, known)
        client = self._client("webauthn.create", asked)
        return self._answer(clientDataJSON=client, attestationObject=AttestationObject.create("none", data, {}))

    def show(self, asked: dict) -> str:
        """The answer to `request_options`."""
        data = self._data(asked["publicKey"]["rpId"], PRESENT_AND_CHECKED)
        client = self._client("webauthn.get", asked)
        signature = self.key.sign(data + client.hash, ec.ECDSA(hashes.SHA256()))
        return self._answer(
            clientDataJSON=client, authenticatorData=data, signature=signature, userHandle=websafe_decode(self.owner)
        )

    def _data(self, site: str, flags: FLAG, known: bytes = b"") -> AuthenticatorData:
        return AuthenticatorData.create(hashlib.sha256(site.encode()).digest(), flags, 0, known)

    def _client(self, kind: str, asked: dict) -> CollectedClientData:
        challenge = websafe_decode(asked["publicKey"]["challenge"])
        return CollectedClientData.create(type=kind, origin=self.origin, challenge=challenge)

    def _answer(self, **response: bytes) -> str:
        return json.dumps(
            {
                "type": "public-key",
                "id": websafe_encode(self.id),
                "rawId": websafe_encode(self.id),
                "response": {name: websafe_encode(value) for name, value in response.items()},
                "clientExtensionResults": {"credProps": {"rk": True}},
                "authenticatorAttachment": "platform",
            }
        )


def options_on(page: str) -> dict:
    """What the server put on the page for the browser to ask of the passkey."""
    found = re.search(r'<script id="passkey-options" type="application/json">(.*?)</script>', page)
    return json.loads(unescape(found[1]))
