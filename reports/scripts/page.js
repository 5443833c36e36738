/* The page: tools above the table, the drawer beside it, keys, and the address. */

const keys = [
  ["/", "search"], ["j k or ↓ ↑", "next, previous case"], ["Enter", "open the case"], ["Esc", "close the case, clear the search"],
  ["Home End", "first, last case"], ["↓ ↑ → ← in a trace", "next, previous span; open it, close it"], ["?", "this help"],
];

class Page {
  constructor(cases) {
    this.cases = cases;
    this.details = new Chunks("ek-d", cases.chunks);
    this.traces = new Chunks("ek-t", cases.trace_chunks);
    this.view = readView() ?? initialView();
    this.found = new Set();
    this.search = 0;
    this.count = document.getElementById("count");
    this.makeTools();
    this.grid = new Grid(document.getElementById("grid"), cases, { open: i => this.open(i), sort: key => this.sort(key) });
    this.drawer = el("aside", { class: "drawer", hidden: true, tabindex: -1, role: "region" });
    this.help = this.makeHelp();
    document.body.append(this.drawer, this.help);
    document.addEventListener("keydown", event => this.onKey(event));
    addEventListener("hashchange", () => this.onAddress());
    addEventListener("beforeprint", () => this.print());
    addEventListener("afterprint", () => this.grid.paint(true));
    this.refresh();
    this.openFromView();
  }

  makeTools() {
    const tools = document.getElementById("tools");
    this.filterButtons = Object.entries(filters).filter(([, f]) => !f.compared || this.cases.compared).map(([name, filter]) => {
      let n = 0;
      for (let i = 0; i < this.cases.count; i++) {
        n += filter.test(this.cases, i) ? 1 : 0;
      }
      const node = button({ class: "filter", "data-filter": name, disabled: n === 0 && name !== "all" }, filter.label, () => this.change({ filter: name }));
      return add(node, el("span", { class: "n" }, n.toLocaleString("en-US")));
    });
    this.searchBox = el("input", { type: "search", placeholder: "Search text  /", "aria-label": "Search text", autocomplete: "off", spellcheck: "false" });
    this.searchBox.addEventListener("input", () => this.change({ q: this.searchBox.value }));
    this.tagBox = el("select", { "aria-label": "Tag" }, el("option", { value: "" }, "All tags"));
    this.cases.tags.forEach(tag => {
      const option = el("option", {}, tag);
      option.value = tag;
      this.tagBox.append(option);
    });
    this.tagBox.hidden = this.cases.tags.length === 0;
    this.tagBox.addEventListener("change", () => this.change({ tag: this.tagBox.value }));
    add(tools, el("div", { class: "filters", role: "group", "aria-label": "Filter" }, ...this.filterButtons), el("div", { class: "boxes" }, this.tagBox, this.searchBox,
      button({ class: "quiet", "aria-label": "Keys" }, "?", () => this.help.showModal())));
    tools.hidden = false;
  }

  makeHelp() {
    const help = el("dialog", { class: "help", "aria-label": "Keys" }, el("h2", {}, "Keys"),
      el("dl", {}, ...keys.map(([key, what]) => el("div", {}, el("dt", {}, key), el("dd", {}, what)))));
    help.append(button({}, "Close", () => help.close()));
    return help;
  }

  /** @param {Partial<ReturnType<typeof initialView>>} change */
  change(change) {
    const isSearch = change.q !== undefined && change.q !== this.view.q;
    Object.assign(this.view, change);
    if (isSearch) {
      this.searchDetails(this.view.q.trim().toLowerCase());
    }
    this.refresh();
  }

  sort(key) {
    this.change({ sort: this.view.sort === key ? `-${key}` : this.view.sort === `-${key}` ? "" : key });
  }

  refresh() {
    const rows = select(this.cases, this.view, this.found);
    this.grid.show(rows, this.view.sort);
    this.count.textContent = rows.length === this.cases.count
      ? `${rows.length.toLocaleString("en-US")}`
      : `${rows.length.toLocaleString("en-US")} of ${this.cases.count.toLocaleString("en-US")}`;
    this.filterButtons.forEach(b => b.setAttribute("aria-pressed", String(b.dataset.filter === this.view.filter)));
    if (this.searchBox.value !== this.view.q) {
      this.searchBox.value = this.view.q;
    }
    this.tagBox.value = this.view.tag;
    writeView(this.view);
  }

  /** Looks through the details too, chunk by chunk, and adds what it finds; a newer search ends an older one. */
  async searchDetails(needle) {
    const search = ++this.search;
    this.found = new Set();
    if (needle.length < 2) {
      return;
    }
    const byNumber = new Map(this.cases.detail.map((number, i) => [number, i]));
    for (let chunk = 0; chunk < this.cases.chunks.length; chunk++) {
      const details = await this.details.chunk(chunk);
      if (search !== this.search) {
        return;
      }
      const before = this.found.size;
      details.forEach((detail, k) => holds(detail, needle) && this.found.add(byNumber.get(this.details.starts[chunk] + k)));
      if (this.found.size > before) {
        this.refresh();
      }
    }
  }

  /** @param {number} i */
  async open(i) {
    this.view.open = this.cases.ids[i];
    writeView(this.view);
    const number = this.cases.detail[i];
    const detail = number < 0 ? null : await this.details.get(number);
    if (this.view.open !== this.cases.ids[i]) {
      return;
    }
    const state = this.cases.state(i);
    const at = this.grid.current;
    this.drawer.setAttribute("aria-label", `Case ${shown(this.cases.ids[i])}`);
    this.drawer.replaceChildren(
      el("header", {},
        el("span", { class: `state ${state}` }, el("span", { class: "mark", "aria-hidden": "true" }, states[state][0]), states[state][1]),
        el("h2", {}, el("code", {}, this.cases.ids[i])),
        el("span", { class: "place muted" }, `${at + 1} of ${this.grid.rows.length}`),
        button({ "aria-label": "Previous case" }, "↑", () => this.step(-1)),
        button({ "aria-label": "Next case" }, "↓", () => this.step(1)),
        button({ "aria-label": "Close" }, "✕", () => this.close())),
      detail ? caseNode(this.cases, i, detail, this.traces) : el("p", { class: "absent" }, "The details of this case were left out to keep this page small."));
    this.drawer.hidden = false;
    this.drawer.scrollTop = 0;
    document.body.classList.add("is-open");
  }

  close() {
    this.view.open = "";
    writeView(this.view);
    this.drawer.hidden = true;
    document.body.classList.remove("is-open");
    this.grid.node.focus({ preventScroll: true });
  }

  step(by) {
    this.grid.move(this.grid.current + by);
    if (!this.drawer.hidden && this.grid.current >= 0) {
      this.open(this.grid.rows[this.grid.current]);
    }
  }

  openFromView() {
    const i = this.view.open === "" ? -1 : this.cases.ids.indexOf(this.view.open);
    if (i >= 0) {
      this.grid.move(Math.max(0, this.grid.rows.indexOf(i)));
      this.open(i);
    }
  }

  onAddress() {
    const view = readView();
    if (view) {
      const isSearch = view.q !== this.view.q;
      this.view = view;
      if (isSearch) {
        this.searchDetails(view.q.trim().toLowerCase());
      }
      this.refresh();
      this.openFromView();
    }
  }

  onKey(event) {
    const isTyping = event.target instanceof Element && event.target.matches("input, select, textarea");
    if (event.ctrlKey || event.metaKey || event.altKey || this.help.open) {
      return;
    }
    if (event.key === "Escape") {
      this.escape(isTyping);
    } else if (isTyping) {
      if (event.key === "Enter" || (event.key === "ArrowDown" && event.target === this.searchBox)) {
        this.grid.node.focus({ preventScroll: true });
      } else {
        return;
      }
    } else if (!this.pressed(event)) {
      return;
    }
    event.preventDefault();
  }

  escape(isTyping) {
    if (!this.drawer.hidden) {
      this.close();
    } else if (this.view.q !== "") {
      this.change({ q: "" });
    } else if (isTyping) {
      this.grid.node.focus({ preventScroll: true });
    }
  }

  /** @returns {boolean} whether the key means something here */
  pressed(event) {
    const inTable = document.activeElement === this.grid.node || !this.drawer.hidden;
    if (moveInTrace(document.activeElement, event.key)) {
      return true;
    }
    const isOnControl = event.target instanceof Element && event.target.matches("button, summary, a");
    switch (event.key) {
      case "/": this.searchBox.focus(); return true;
      case "?": this.help.showModal(); return true;
      case "j": this.grid.node.focus({ preventScroll: false }); this.step(1); return true;
      case "k": this.grid.node.focus({ preventScroll: false }); this.step(-1); return true;
      case "ArrowDown": return inTable && (this.step(1), true);
      case "ArrowUp": return inTable && (this.step(-1), true);
      case "PageDown": return inTable && (this.step(this.grid.pageLength), true);
      case "PageUp": return inTable && (this.step(-this.grid.pageLength), true);
      case "Home": return inTable && (this.step(-this.grid.rows.length), true);
      case "End": return inTable && (this.step(this.grid.rows.length), true);
      case "Enter": return !isOnControl && this.grid.current >= 0 && (this.open(this.grid.rows[this.grid.current]), true);
      default: return false;
    }
  }

  /** Paper cannot scroll: the first rows of the view are all laid out. */
  print() {
    this.grid.paint(true, 300);
  }
}

openPayload("ek-index").then(index => {
  new Page(new Cases(index));
  document.documentElement.dataset.ready = "true";
});
