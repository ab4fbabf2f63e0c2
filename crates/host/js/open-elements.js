// Elements made by script.

/** An element with properties and children. */
export function h(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/** A button as those of the page. */
export const wordButton = (text, press) => h("button", { type: "button", className: "word-button", onclick: press }, text);
