/* Nodes and text. Data becomes text nodes only; hidden characters in it are shown as ⟨U+202E⟩. */

const hidden = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u061C\u115F\u1160\u180E\u200B-\u200F\u2028-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB\u{E0000}-\u{E007F}]|\p{Surrogate}/gu;

/** @param {string} character */
const nameOf = character => `⟨U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}⟩`;

/** The text with hidden characters written out. @param {string} text */
const shown = text => text.replace(hidden, nameOf);

/**
 * Makes an element. Attribute names and tags are constants of these scripts; values and children may be data.
 * @param {string} tag @param {Record<string, string|number|boolean|null|undefined>} [attributes] @param {...(Node|string|number|null|undefined|false)} children
 */
function el(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value !== null && value !== undefined && value !== false) {
      node.setAttribute(name, value === true ? "" : shown(String(value)));
    }
  }
  return add(node, ...children);
}

/** Appends children; a text is shown with its hidden characters marked. @param {Element} node */
function add(node, ...children) {
  for (const child of children) {
    if (child instanceof Node) {
      node.append(child);
    } else if (child !== null && child !== undefined && child !== false) {
      addText(node, String(child));
    }
  }
  return node;
}

/** @param {Element} node @param {string} text */
function addText(node, text) {
  let end = 0;
  for (const match of text.matchAll(hidden)) {
    if (match.index > end) {
      node.append(text.slice(end, match.index));
    }
    const mark = document.createElement("span");
    mark.className = "hidden-character";
    mark.textContent = nameOf(match[0]);
    node.append(mark);
    end = match.index + match[0].length;
  }
  if (end < text.length) {
    node.append(text.slice(end));
  }
}

/** A button. @param {string} label @param {(event: Event) => void} action */
function button(attributes, label, action) {
  const node = el("button", { type: "button", ...attributes }, label);
  node.addEventListener("click", action);
  return node;
}
