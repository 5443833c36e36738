/* The cases as columns: what a row says. */

const states = {
  regressed: ["▼", "Regressed"],
  error: ["!", "Error"],
  failed: ["✕", "Failed"],
  improved: ["▲", "Improved"],
  changed: ["≠", "Changed"],
  new: ["+", "New"],
  edited: ["±", "Edited"],
  passed: ["✓", "Passed"],
};

const movements = { r: "regressed", c: "changed", i: "improved", n: "new", e: "edited" };

class Cases {
  constructor(index) {
    Object.assign(this, index);
    this.count = index.ids.length;
    this.columns = this.shownColumns();
    this.searchable = new Array(this.count);
  }

  /** One state a row: the worst that can be said. @param {number} i */
  state(i) {
    const movement = movements[this.movement[i]];
    if (movement === "regressed") {
      return movement;
    }
    return this.errors[i] === "1" ? "error" : this.failed[i] === "1" ? "failed" : movement ?? "passed";
  }

  /** Feedback that gates are about comes first and the app last; text and an app that always answers need no column. */
  shownColumns() {
    const all = this.feedback.map((info, number) => ({ ...info, number }));
    const useful = all.filter(c => c.kind !== "text" && !(c.name === "app_ok" && this.scores[c.number].value.every(v => v === 1)));
    const rank = c => c.name === "app_ok" ? 2 : c.gated ? 0 : 1;
    return useful.sort((a, b) => rank(a) - rank(b)).slice(0, 6);
  }

  /** A value as text. */
  format(column, value) {
    if (value === null || value === undefined) {
      return "–";
    }
    if (typeof value === "string") {
      return value;
    }
    if (column.kind === "bool" && (value === 0 || value === 1)) {
      return value === 1 ? "✓" : "✕";
    }
    return formatNumber(value, column.share || column.kind === "bool");
  }

  /** The cell of a score: value, or before → after where it changed. */
  scoreCell(column, i) {
    const scores = this.scores[column.number];
    const value = scores.value[i];
    const before = scores.baseline[i];
    if (value === null && scores.error[i] === "1") {
      return el("span", { class: "worse" }, "error");
    }
    const isChanged = before !== null && this.format(column, before) !== this.format(column, value);
    if (!isChanged || (column.unit && !column.share)) {
      return el("span", { class: column.kind === "bool" && value === 0 ? "worse" : value === null ? "muted" : null }, this.format(column, value));
    }
    const sign = typeof value === "number" && typeof before === "number" ? Math.sign(value - before) * (column.lower ? -1 : 1) : 0;
    return el("span", { class: sign < 0 ? "worse" : sign > 0 ? "better" : null },
      el("span", { class: "before" }, this.format(column, before)), " → ", this.format(column, value));
  }

  /** What the search looks through without opening details. @param {number} i */
  searchText(i) {
    return this.searchable[i] ??= [this.ids[i], this.inputs[i], this.outputs[i], ...this.tagsOf(i)].join("\n").toLowerCase();
  }

  /** @param {number} i */
  tagsOf(i) {
    return this.case_tags[i].map(number => this.tags[number]);
  }
}

/** @param {number} value @param {boolean} isShare */
function formatNumber(value, isShare) {
  const size = Math.abs(value);
  const digits = isShare ? 2 : size >= 100 || Number.isInteger(value) ? 0 : size >= 10 ? 1 : size >= 0.1 ? 2 : 4;
  return value.toLocaleString("en-US", { minimumFractionDigits: isShare ? 2 : 0, maximumFractionDigits: digits }).replace("-", "−");
}
