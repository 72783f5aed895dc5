// What a page does better with script. Everything here has a way without it: links, forms and addresses work by themselves.

const KEPT_PLACE = "place:";

/** Moves the reader to what is new: an error summary, a drawer's heading. */
function focusIn(part) {
  const target = part.querySelector("[data-focus]");
  if (target) {
    target.focus({ preventScroll: false });
  }
  return target;
}

/** Says in the visitor's language what the page was given to say: data-offline, data-strange. */
function tell(what) {
  const notice = document.getElementById("notice");
  const words = notice?.dataset[what];
  if (!notice || !words) {
    return;
  }
  const slip = document.createElement("div");
  slip.className = "slip bad mb-3";
  slip.tabIndex = -1;
  slip.textContent = words;
  notice.replaceChildren(slip);
  slip.focus();
}

// -- parts of pages, by htmx ------------------------------------------------------------------------------------------------------

// A whole page where a part was asked for: the session ran out, or somebody else answered. It is shown as what it is.
document.addEventListener("htmx:beforeSwap", (event) => {
  const { xhr } = event.detail;
  if (/^\s*<!doctype html/i.test(xhr.responseText)) {
    event.detail.shouldSwap = false;
    window.location.assign(event.detail.requestConfig.verb === "get" ? xhr.responseURL : window.location.href);
  } else if (xhr.status >= 400 && xhr.status !== 422 && !xhr.getResponseHeader("HX-Retarget")) {
    event.detail.shouldSwap = false;
    tell("strange");
  }
});

document.addEventListener("htmx:sendError", () => tell("offline"));

let opener = null;

document.addEventListener("htmx:beforeRequest", (event) => {
  // A link within the drawer is gone with its contents: closing leads back to what opened the drawer first.
  if (event.detail.target?.id === "drawer" && !event.detail.elt.closest("#drawer")) {
    opener = event.detail.elt;
  }
});

document.addEventListener("htmx:afterSettle", (event) => focusIn(event.detail.target ?? event.target));

// -- the drawer -------------------------------------------------------------------------------------------------------------------

function closeDrawer() {
  const slot = document.getElementById("drawer");
  if (!slot || slot.childElementCount === 0) {
    return false;
  }
  slot.replaceChildren();
  opener?.focus();
  opener = null;
  return true;
}

document.addEventListener("click", (event) => {
  const close = event.target.closest("#drawer [data-close]");
  if (close && closeDrawer()) {
    event.preventDefault();
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !event.defaultPrevented) {
    closeDrawer();
  }
});

// -- the place in a long page, kept over a form that leads back to it ---------------------------------------------------------------

document.addEventListener("submit", (event) => {
  if (event.target.closest("[data-keep-place]")) {
    sessionStorage.setItem(KEPT_PLACE + window.location.pathname, String(window.scrollY));
  }
});

function restorePlace() {
  const key = KEPT_PLACE + window.location.pathname;
  const kept = sessionStorage.getItem(key);
  sessionStorage.removeItem(key);
  if (kept !== null && !window.location.hash) {
    window.scrollTo({ top: Number(kept), behavior: "instant" });
  }
}

// -- forms ------------------------------------------------------------------------------------------------------------------------

// One press, one post. A form that may be sent again from the same page (a download) says data-again.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || form.hasAttribute("data-again") || event.defaultPrevented) {
    return;
  }
  if (form.dataset.sent) {
    event.preventDefault();
  } else {
    form.dataset.sent = "sent";
  }
});

window.addEventListener("pageshow", () => {
  document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
});

document.addEventListener("htmx:afterRequest", (event) => {
  delete event.target.closest?.("form")?.dataset.sent;
});

// Files on their way: how far they are, and files dropped anywhere on the form. The form itself needs neither.
function tellChosen(form) {
  const list = form.querySelector("[data-chosen-files]");
  const files = [...form.querySelector("input[type=file]").files];
  if (!list) {
    return;
  }
  const shown = files.slice(0, 20).map((file) => file.name);
  if (files.length > 1) {
    shown.unshift(list.dataset.words.replace("{0}", String(files.length)));
  }
  list.replaceChildren(
    ...shown.map((name) => {
      const item = document.createElement("li");
      item.textContent = name;
      return item;
    }),
  );
  list.hidden = files.length === 0;
}

document.addEventListener("change", (event) => {
  const form = event.target.closest("[data-upload]");
  if (form && event.target.matches("input[type=file]")) {
    tellChosen(form);
  }
});

for (const kind of ["dragover", "dragleave", "drop"]) {
  document.addEventListener(kind, (event) => {
    const form = event.target.closest?.("[data-upload]");
    if (!form || !event.dataTransfer?.types.includes("Files")) {
      return;
    }
    form.classList.toggle("dropping", kind === "dragover");
    if (kind !== "dragleave") {
      event.preventDefault();
    }
    if (kind === "drop") {
      form.querySelector("input[type=file]").files = event.dataTransfer.files;
      tellChosen(form);
    }
  });
}

document.addEventListener("htmx:xhr:progress", (event) => {
  const line = event.target.closest?.("[data-upload]")?.querySelector("[data-progress]");
  if (!line || !event.detail.lengthComputable) {
    return;
  }
  const share = Math.floor((100 * event.detail.loaded) / event.detail.total);
  line.hidden = false;
  line.querySelector("progress").value = share;
  const label = line.querySelector("label");
  if (share === 100) {
    label.textContent = label.dataset.reading;
    line.querySelector("progress").removeAttribute("value");
  }
});

// Rows that are ticked: counted in the bar, which shows only while there are any.
function countPicked(list) {
  const picked = list.querySelectorAll(".pick input:checked");
  list.querySelectorAll("tr").forEach((row) => row.classList.toggle("picked", row.querySelector(".pick input:checked") !== null));
  list.querySelectorAll("[data-picked]").forEach((place) => (place.textContent = String(picked.length)));
  list.querySelectorAll(".batch-bar").forEach((bar) => (bar.hidden = picked.length === 0));
}

document.addEventListener("change", (event) => {
  const list = event.target.closest("[data-batch]");
  if (!list) {
    return;
  }
  if (event.target.matches("[data-pick-all]")) {
    list.querySelectorAll("td .pick input").forEach((box) => (box.checked = event.target.checked));
  }
  countPicked(list);
});

document.addEventListener("reset", (event) => {
  if (event.target.matches("[data-batch]")) {
    setTimeout(() => countPicked(event.target));
  }
});

document.querySelectorAll("[data-pick-none]").forEach((button) => (button.hidden = false));

// One answer for all rows that are asked about; each may still be answered otherwise. Without script the address does it.
document.addEventListener("click", (event) => {
  const all = event.target.closest("[data-answer-all]");
  if (all) {
    event.preventDefault();
    all
      .closest("fieldset")
      .querySelectorAll(`input[type=radio][value=${all.dataset.answerAll}]`)
      .forEach((answer) => (answer.checked = true));
  }
});

// -- printing: a button that only a script can answer ------------------------------------------------------------------------------

document.querySelectorAll("[data-print]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
});

// -- a text to be taken elsewhere: the button copies it; without script it is selected by hand ---------------------------------------

document.querySelectorAll("[data-copy]").forEach((button) => {
  const text = document.querySelector(button.dataset.copy);
  button.hidden = false;
  button.addEventListener("click", async () => {
    text.select();
    try {
      await navigator.clipboard.writeText(text.value);
    } catch {
      // Without the permission, or over plain HTTP: the old way.
      document.execCommand("copy");
    }
    button.textContent = button.dataset.copied;
  });
});

document.querySelectorAll("[data-batch]").forEach(countPicked);
restorePlace();
