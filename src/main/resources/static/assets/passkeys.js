// Passkeys: asks the device, and sends its answer with the form. Without script, or where the browser cannot, the other ways in remain.

const able = window.isSecureContext && "PublicKeyCredential" in window;

function bytes(text) {
  const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(plain, (sign) => sign.charCodeAt(0));
}

function text(buffer) {
  const plain = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(plain).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

function question(told) {
  const known = (list) => (list ?? []).map((one) => ({ ...one, id: bytes(one.id) }));
  const asked = { ...told, challenge: bytes(told.challenge) };
  if (told.user) {
    asked.user = { ...told.user, id: bytes(told.user.id) };
    asked.excludeCredentials = known(told.excludeCredentials);
  } else {
    asked.allowCredentials = known(told.allowCredentials);
  }
  return asked;
}

function answer(credential) {
  const said = credential.response;
  const response = { clientDataJSON: text(said.clientDataJSON) };
  if (said.attestationObject) {
    response.attestationObject = text(said.attestationObject);
    response.transports = said.getTransports?.() ?? [];
  } else {
    response.authenticatorData = text(said.authenticatorData);
    response.signature = text(said.signature);
    if (said.userHandle) {
      response.userHandle = text(said.userHandle);
    }
  }
  return JSON.stringify({
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    response,
    clientExtensionResults: credential.getClientExtensionResults(),
    authenticatorAttachment: credential.authenticatorAttachment,
  });
}

async function told(form) {
  if (form.dataset.options) {
    return JSON.parse(form.dataset.options);
  }
  const asked = await fetch(form.dataset.question, {
    method: "POST",
    credentials: "same-origin",
    body: new URLSearchParams({ _csrf: form.elements._csrf.value }),
  });
  if (!asked.ok) {
    throw new Error(`the question was not told: ${asked.status}`);
  }
  return asked.json();
}

async function ask(form) {
  const button = form.querySelector("button[type=submit]");
  const failed = form.querySelector("[data-failed]");
  button.disabled = true;
  failed.hidden = true;
  try {
    const publicKey = question(await told(form));
    const credential =
      form.dataset.passkey === "create"
        ? await navigator.credentials.create({ publicKey })
        : await navigator.credentials.get({ publicKey });
    form.elements._passkey.value = answer(credential);
    form.submit();
  } catch {
    failed.hidden = false;
    button.disabled = false;
    button.focus();
  }
}

if (able) {
  for (const without of document.querySelectorAll("[data-passkey-unable]")) {
    without.hidden = true;
  }
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      // A name that is missing is the server's to tell, before the device is asked.
      if (form.elements.label && !form.elements.label.value.trim()) {
        return;
      }
      event.preventDefault();
      ask(form);
    });
  }
}
