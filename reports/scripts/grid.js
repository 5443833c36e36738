/* The table of cases: rows of one height, of which only those in sight exist. */

const rowHeight = 40;
const headerHeight = 36;

class Grid {
  /** @param {Element} host @param {Cases} cases @param {{open: (row: number) => void, sort: (key: string) => void}} actions */
  constructor(host, cases, actions) {
    this.cases = cases;
    this.actions = actions;
    this.rows = [];
    this.pool = [];
    this.current = -1;
    this.columnHeads = [
      this.head("", "State", "state"), this.head("case", "Case", "case"),
      ...cases.columns.map((c, k) => this.head(c.name, c.unit ? `${c.name} ${c.unit}` : c.name, k === 0 ? "score first" : "score")),
      ...(cases.columns.some(c => c.name === "latency") ? [] : [this.head("latency", "Time ms", "score time")]),
    ];
    this.hasTime = this.columnHeads.at(-1).classList.contains("time");
    this.header = el("div", { role: "row", class: "row header", "aria-rowindex": 1 }, ...this.columnHeads);
    this.spacer = el("div", { class: "spacer", role: "rowgroup" });
    this.empty = el("p", { class: "empty", hidden: true }, "No case fits. Esc clears the search.");
    this.body = el("div", { class: "body" }, this.header, this.spacer, this.empty);
    this.node = el("div", { role: "grid", class: "grid", tabindex: 0, "aria-label": "Cases", "aria-colcount": this.columnHeads.length }, this.body);
    this.node.style.setProperty("--scores", String(this.columnHeads.length - 2));
    this.body.addEventListener("scroll", () => this.paint(), { passive: true });
    new ResizeObserver(() => this.paint()).observe(this.body);
    this.spacer.addEventListener("click", event => {
      const row = event.target.closest(".row");
      if (row) {
        this.move(Number(row.dataset.at));
        this.actions.open(this.rows[this.current]);
      }
    });
    host.append(this.node);
  }

  head(key, label, css) {
    const node = el("div", { role: "columnheader", class: `cell ${css}`, "data-key": key });
    add(node, key === "" ? label : button({ title: `Sort by ${label}` }, label, () => this.actions.sort(key)));
    return node;
  }

  /** @param {number[]} rows @param {string} sort */
  show(rows, sort) {
    this.rows = rows;
    this.current = rows.length > 0 ? Math.min(Math.max(this.current, 0), rows.length - 1) : -1;
    this.spacer.style.height = `${rows.length * rowHeight}px`;
    this.empty.hidden = rows.length > 0;
    this.node.setAttribute("aria-rowcount", String(rows.length + 1));
    for (const head of this.columnHeads) {
      const key = head.dataset.key;
      head.setAttribute("aria-sort", key !== "" && sort === key ? "ascending" : key !== "" && sort === `-${key}` ? "descending" : "none");
    }
    this.paint(true);
  }

  /** @param {number} at a place among the shown rows */
  move(at) {
    if (this.rows.length === 0) {
      return;
    }
    this.current = Math.min(Math.max(at, 0), this.rows.length - 1);
    const top = this.current * rowHeight;
    const { scrollTop } = this.body;
    const height = this.body.clientHeight - headerHeight;
    if (top < scrollTop) {
      this.body.scrollTop = top;
    } else if (top + rowHeight > scrollTop + height) {
      this.body.scrollTop = top + rowHeight - height;
    }
    this.paint();
  }

  get pageLength() {
    return Math.max(1, Math.floor((this.body.clientHeight - headerHeight) / rowHeight) - 1);
  }

  /** Fills the rows in sight; every one when the page is printed. */
  paint(isNew = false, atMost = 0) {
    const first = atMost > 0 ? 0 : Math.max(0, Math.floor(this.body.scrollTop / rowHeight) - 3);
    const length = atMost > 0 ? Math.min(this.rows.length, atMost) : Math.min(this.rows.length - first, Math.ceil(this.body.clientHeight / rowHeight) + 6);
    while (this.pool.length < length) {
      this.pool.push(el("div", { role: "row", class: "row" }));
      this.spacer.append(this.pool[this.pool.length - 1]);
    }
    this.pool.splice(Math.max(length, 0)).forEach(row => row.remove());
    this.pool.forEach((row, k) => this.fill(row, first + k, isNew));
    const active = this.pool.find(row => Number(row.dataset.at) === this.current);
    if (active) {
      this.node.setAttribute("aria-activedescendant", active.id);
    } else {
      this.node.removeAttribute("aria-activedescendant");
    }
  }

  fill(row, at, isNew) {
    const i = this.rows[at];
    row.setAttribute("aria-selected", String(at === this.current));
    if (!isNew && row.dataset.at === String(at)) {
      return;
    }
    row.dataset.at = String(at);
    row.id = `row-${at}`;
    row.setAttribute("aria-rowindex", String(at + 2));
    row.style.transform = `translateY(${at * rowHeight}px)`;
    const state = this.cases.state(i);
    const [glyph, word] = states[state];
    row.replaceChildren(
      el("div", { role: "gridcell", class: `cell state ${state}` }, el("span", { class: "mark", "aria-hidden": "true" }, glyph), el("span", { class: "word" }, word)),
      el("div", { role: "gridcell", class: "cell case" }, el("code", {}, this.cases.ids[i]), el("span", { class: "preview" }, this.cases.inputs[i])),
      ...this.cases.columns.map((column, k) => el("div", { role: "gridcell", class: k === 0 ? "cell score first" : "cell score" }, this.cases.scoreCell(column, i))),
      ...(this.hasTime ? [el("div", { role: "gridcell", class: "cell score time" }, this.cases.latency[i] === null ? "–" : formatNumber(this.cases.latency[i], false))] : []),
    );
  }
}
