/* One opened case: what was asked, what was expected, both outputs, and what every scorer said. */

/** @param {Cases} cases @param {number} i @param {any} detail @param {Chunks} traces */
function caseNode(cases, i, detail, traces) {
  const node = el("div", { class: "detail-body" });
  const tags = cases.tagsOf(i);
  if (tags.length > 0 || detail.location) {
    add(node, el("p", { class: "tags" }, ...tags.map(tag => el("span", { class: "tag" }, tag)), detail.location && el("span", { class: "muted" }, detail.location)));
  }
  add(node, fieldsNode("Inputs", detail.inputs), fieldsNode("Expected", detail.expected), fieldsNode("Other columns", detail.columns));
  const repeats = el("div", { class: "repeats" });
  const show = k => {
    repeats.replaceChildren(...(detail.trials.length > 1 ? [repeatStrip(detail.trials, k, show)] : []), trialNode(cases, i, detail, k, traces));
  };
  show(0);
  return add(node, repeats);
}

function fieldsNode(title, fields) {
  if (fields.length === 0) {
    return null;
  }
  return el("section", {}, el("h3", {}, title),
    ...fields.map(([name, text]) => el("div", { class: "field" }, el("h4", {}, name), el("div", { class: "text" }, text ?? "null"))));
}

/** All repeats as a strip of marks. */
function repeatStrip(trials, current, show) {
  return el("div", { class: "strip", role: "group", "aria-label": "Repeats" }, ...trials.map((trial, k) => {
    const [glyph, css] = trialMark(trial);
    return button({ class: css, "aria-pressed": String(k === current), "aria-label": `Repeat ${k + 1} of ${trials.length}: ${css}` }, `${glyph} ${k + 1}`, () => show(k));
  }));
}

function trialMark(trial) {
  if (trial.error || trial.feedback.some(f => f.state === "error")) {
    return ["!", "error"];
  }
  return trial.feedback.some(f => f.passed === false) ? ["✕", "failed"] : ["✓", "passed"];
}

function trialNode(cases, i, detail, k, traces) {
  const trial = detail.trials[k];
  return el("div", {},
    outputsNode(detail, k),
    trial.context.length > 0 && foldedNode(`Context (${trial.context.length})`, ...trial.context.map(passage => el("div", { class: "text" }, passage))),
    trial.messages && foldedNode("Messages", el("div", { class: "text mono" }, trial.messages)),
    trial.tool_calls && foldedNode("Tool calls", el("div", { class: "text mono" }, trial.tool_calls)),
    el("section", {}, el("h3", {}, "Feedback"), ...trial.feedback.map(f => feedbackNode(cases, i, f, trial.trace !== null && trial.trace < traces.count))),
    trialFacts(trial),
    traceSection(traces, trial.trace));
}

/** Baseline ⇄ candidate, with the words that differ marked. */
function outputsNode(detail, k) {
  const trial = detail.trials[k];
  const before = detail.baseline ? detail.baseline[k] ?? detail.baseline[0] : null;
  const hasBoth = typeof before?.output === "string" && typeof trial.output === "string";
  const diff = hasBoth ? diffWords(before.output, trial.output) : null;
  const isSame = hasBoth && before.output === trial.output;
  return el("section", {}, el("h3", {}, "Output", isSame && el("span", { class: "muted" }, " · same text in both")),
    el("div", { class: "sides" },
      sideNode("Baseline", diff ? diffNode(diff.before, "del") : before ? outputNode(before) : el("p", { class: "absent" }, detail.baseline_note)),
      sideNode("Candidate", diff ? diffNode(diff.after, "ins") : outputNode(trial))));
}

function sideNode(title, content) {
  return el("div", { class: "side" }, el("h4", {}, title), content);
}

function outputNode(trial) {
  return trial.error ? el("p", { class: "failure" }, trial.error) : trial.output === null ? el("p", { class: "absent" }, "no output") : el("div", { class: "text" }, trial.output);
}

/** @param {boolean} hasTraces whether the page has the traces of its trial */
function feedbackNode(cases, i, feedback, hasTraces) {
  const traceId = hasTraces && feedback.metadata.find(([name]) => name === "trace_id")?.[1];
  const number = cases.feedback.findIndex(f => f.name === feedback.name);
  const before = number < 0 ? null : cases.scores[number].baseline[i];
  const column = cases.feedback[number] ?? {};
  const css = feedback.state === "error" ? "error" : feedback.passed === false ? "failed" : feedback.passed === true ? "passed" : "plain";
  const value = feedback.state === "error" ? `error: ${feedback.error_kind}` : feedback.state === "unscored" ? "unscored" : valueText(feedback.value, column);
  return el("article", { class: `feedback ${css}` },
    el("header", {},
      el("span", { class: "mark", "aria-hidden": "true" }, { error: "!", failed: "✕", passed: "✓", plain: "·" }[css]),
      el("strong", {}, feedback.name),
      el("span", { class: "value" }, value),
      feedback.passed !== undefined && el("span", { class: "muted" }, feedback.passed ? "passes" : "does not pass"),
      before !== null && before !== undefined && el("span", { class: "muted" }, `baseline ${valueText(before, column)}`),
      el("span", { class: "source", title: feedback.source_id }, sourceText(feedback)),
      traceId && button({ class: "to-trace" }, "trace ↓", event => showTrace(event.target.closest(".repeats"), traceId)),
      feedback.not_an_llm && el("span", { class: "badge" }, "not an LLM")),
    feedback.error && el("div", { class: "text failure" }, feedback.error),
    feedback.rationale && el("div", { class: "text" }, feedback.rationale),
    feedback.metadata.length > 0 && el("dl", { class: "numbers" }, ...feedback.metadata.map(([name, text]) => el("div", {}, el("dt", {}, name), el("dd", {}, text)))),
    feedback.raw && foldedNode("Raw reply of the judge", el("div", { class: "text mono" }, feedback.raw)));
}

/** A value as text, with its unit. */
function valueText(value, column) {
  if (typeof value !== "number") {
    return String(value);
  }
  if (column.kind === "bool" && (value === 0 || value === 1)) {
    return String(value === 1);
  }
  const text = formatNumber(value, Boolean(column.share));
  return column.unit ? `${text} ${column.unit}` : text;
}

function sourceText(feedback) {
  const kind = { code: "code", llm_judge: "LLM judge", human: "human" }[feedback.source] ?? feedback.source;
  return feedback.source_id ? `${kind} ${feedback.source === "human" ? feedback.source_id : feedback.source_id.slice(0, 12)}` : kind;
}

function trialFacts(trial) {
  const facts = [
    ["status", trial.status], ["time", trial.latency_ms === null ? null : `${formatNumber(trial.latency_ms, false)} ms`], ["repeat", trial.repeat + 1],
    ["attempt", trial.attempt], ["tokens", trial.input_tokens === null && trial.output_tokens === null ? null : `${trial.input_tokens ?? "?"} in, ${trial.output_tokens ?? "?"} out`],
    ["cost", trial.cost_usd === null ? null : `$${trial.cost_usd}`], ["trace", trial.trace_id],
  ];
  return el("section", {}, el("h3", {}, "Trial"),
    el("dl", { class: "numbers" }, ...facts.filter(([, value]) => value !== null).map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", {}, value)))));
}

function foldedNode(title, ...children) {
  return el("details", { class: "folded" }, el("summary", {}, title), ...children);
}
