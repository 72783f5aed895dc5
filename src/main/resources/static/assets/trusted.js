// Loaded before everything else. In browsers that know Trusted Types, text becomes part of a page only where htmx reads an answer of this
// site; any other way of writing text into a page raises an error. Browsers without them are bound by the content policy alone.

if (window.trustedTypes) {
  // The two ways htmx reads one, by the browser's age: into a document of its own, in which nothing runs.
  const reading = ["Document parseHTMLUnsafe", "DOMParser parseFromString"];
  window.trustedTypes.createPolicy("default", {
    createHTML: (text, type, sink) => (reading.includes(sink) ? text : null),
  });
}
