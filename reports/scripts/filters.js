/* Which cases are shown, and in which order. The state is in the address, so that a view can be sent to someone. */

const filters = {
  all: { label: "All", test: () => true },
  regressed: { label: "Regressed", compared: true, test: (cases, i) => cases.movement[i] === "r" },
  improved: { label: "Improved", compared: true, test: (cases, i) => cases.movement[i] === "i" },
  different: { label: "Different text", compared: true, test: (cases, i) => cases.different[i] === "1" },
  errors: { label: "Errors", test: (cases, i) => cases.errors[i] === "1" },
  failed: { label: "Failed", test: (cases, i) => cases.failed[i] === "1" },
};

const initialView = () => ({ filter: "all", q: "", tag: "", sort: "", open: "" });

/** The view that the address names; null when it names none. */
function readView() {
  if (!location.hash.includes("=")) {
    return null;
  }
  const fields = new URLSearchParams(location.hash.slice(1));
  const view = initialView();
  for (const name of Object.keys(view)) {
    view[name] = fields.get(name) ?? view[name];
  }
  view.filter = Object.hasOwn(filters, view.filter) ? view.filter : "all";
  return view;
}

function writeView(view) {
  const fields = new URLSearchParams(Object.entries(view).filter(([name, value]) => value !== initialView()[name]));
  history.replaceState(null, "", fields.size > 0 ? `#${fields}` : location.pathname + location.search);
}

/** The rows of a view, from what the index holds. @param {Cases} cases @returns {number[]} */
function select(cases, view, found) {
  const needle = view.q.trim().toLowerCase();
  const tag = cases.tags.indexOf(view.tag);
  const rows = [];
  for (let i = 0; i < cases.count; i++) {
    if (filters[view.filter].test(cases, i)
      && (view.tag === "" || cases.case_tags[i].includes(tag))
      && (needle === "" || found.has(i) || cases.searchText(i).includes(needle))) {
      rows.push(i);
    }
  }
  return sortRows(cases, rows, view.sort);
}

/** @param {string} sort a column's key, with a leading "-" for descending; empty for the page's own order */
function sortRows(cases, rows, sort) {
  const isDescending = sort.startsWith("-");
  const key = isDescending ? sort.slice(1) : sort;
  const values = key === "case" ? cases.ids : key === "latency" ? cases.latency : cases.scores[cases.feedback.findIndex(f => f.name === key)]?.value;
  if (!values) {
    return rows;
  }
  const direction = isDescending ? -1 : 1;
  return rows.sort((a, b) => {
    if (values[a] === null || values[b] === null) {
      return (values[a] === null) - (values[b] === null);
    }
    return direction * (values[a] < values[b] ? -1 : values[a] > values[b] ? 1 : 0);
  });
}

/** Whether any text inside a case's details holds the needle. */
function holds(value, needle) {
  if (typeof value === "string") {
    return value.toLowerCase().includes(needle);
  }
  return value !== null && typeof value === "object" && Object.values(value).some(part => holds(part, needle));
}
