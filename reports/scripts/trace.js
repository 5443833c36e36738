/* What happened inside a trial: the spans of the app and of each judge, as bars on a line of time. A span opens to what it was given and what it gave. */

/** What kind of work a span is: its word and the colour of its bar. Other types are their own word. */
const spanTypes = {
  LLM: ["model", "model"], CHAT_MODEL: ["model", "model"], EMBEDDING: ["embedding", "model"], RERANKER: ["reranker", "model"], TOOL: ["tool", "tool"],
  RETRIEVER: ["search", "search"], MEMORY: ["memory", "search"], AGENT: ["agent", "agent"], CHAIN: ["chain", "agent"], TRIAL: ["", "whole"],
};

/** The traces of a trial; filled when they are unpacked. @param {Chunks} traces @param {number|null} number their place, null for none */
function traceSection(traces, number) {
  if (number === null) {
    return null;
  }
  const section = el("section", { class: "traces", "aria-label": "Trace" }, el("h3", {}, "Trace"));
  if (number >= traces.count) {
    return add(section, el("p", { class: "absent" }, "The trace of this trial was left out to keep this page small."));
  }
  traces.get(number).then(found => add(section, ...found.map(traceNode)));
  return section;
}

function traceNode(trace) {
  const total = trace.spans.length + trace.spans_omitted;
  const tokens = tokensText(trace);
  const facts = [
    durationText(trace.ms), `${total} span${total === 1 ? "" : "s"}`, tokens && `${tokens} tokens`, trace.cost_usd === null ? null : costText(trace.cost_usd),
  ];
  const failed = trace.spans.filter(span => span.status === "error").length;
  const node = el("details", { class: `trace ${trace.of_app ? "app" : "judge"}`, open: trace.of_app || failed > 0 },
    el("summary", {},
      el("span", { class: "who" }, trace.of_app ? "App" : "Judge"),
      trace.name && el("strong", {}, trace.name),
      el("span", { class: "muted" }, facts.filter(fact => fact !== null).join(" · ")),
      failed > 0 && el("span", { class: "worse" }, `${failed} failed`)),
    axisNode(trace.ms),
    spanList(trace),
    ...traceNotes(trace).map(note => el("p", { class: "note" }, note)));
  node.dataset.id = trace.id;
  node.style.setProperty("--step", `${(tickStep(trace.ms) / trace.ms * 100).toFixed(3)}%`);
  return node;
}

/** What is not there, and where it was lost. */
function traceNotes(trace) {
  const shown = trace.spans.length;
  return [
    trace.spans_omitted > 0 && `${trace.spans_omitted} of ${shown + trace.spans_omitted} spans are not shown: a page has ${shown} of a trace, those that failed first. The store has them.`,
    trace.spans_dropped > 0 && `${trace.spans_dropped} more spans were not kept: the trace had more than are captured.`,
    trace.values_cut > 0 && `${trace.values_cut} attributes, events or texts were left out or cut when the trace was captured.`,
  ].filter(note => note !== false);
}

/** Opens the trace of a judgement, and goes there. @param {Element} within @param {string} id */
function showTrace(within, id) {
  const node = [...within.querySelectorAll(".trace")].find(trace => trace.dataset.id === id);
  if (node) {
    node.open = true;
    node.firstElementChild.focus();
    node.scrollIntoView({ block: "center" });
  }
}

/** The smallest of 1, 2, 5, 10, 20, 50 and so on that marks the line five times at most. */
function tickStep(ms) {
  const least = Math.max(ms, 0.001) / 5;
  const size = 10 ** Math.floor(Math.log10(least));
  return size * [1, 2, 5, 10].find(step => step * size >= least);
}

/** The line of time above the bars. */
function axisNode(ms) {
  const step = tickStep(ms);
  const ticks = Array.from({ length: Math.ceil(ms / step) || 1 }, (_, k) => k * step);
  return el("div", { class: "span-row axis-row", "aria-hidden": "true" },
    el("span", {}, "Span"),
    el("span", { class: "track" }, ...ticks.map(at => placed(el("span", { class: "tick" }, tickText(at)), "left", ms > 0 ? at / ms : 0))),
    el("span", { class: "took" }, "Time"), el("span", { class: "tokens" }, "Tokens"), el("span", { class: "cost" }, "Cost"));
}

/** Short enough for five of them in a row. */
function tickText(ms) {
  return ms === 0 ? "0" : ms < 60_000 ? durationText(ms) : `${Math.floor(ms / 60_000)}:${String(Math.round(ms % 60_000 / 1000)).padStart(2, "0")} min`;
}

/** Nested lists; each span knows how deep it lies. */
function spanList(trace) {
  const top = el("ul", { class: "spans" });
  const lists = [top];
  let item = null;
  for (const span of trace.spans) {
    if (span.depth >= lists.length) {
      lists.push(el("ul"));
      item.append(lists[lists.length - 1]);
    }
    lists.length = span.depth + 1;
    item = el("li", {}, spanNode(trace, span));
    lists[span.depth].append(item);
  }
  return top;
}

function spanNode(trace, span) {
  const [word, css] = Object.hasOwn(spanTypes, span.type ?? "") ? spanTypes[span.type] : [(span.type ?? span.kind).toLowerCase(), "other"];
  const isFailed = span.status === "error";
  const node = el("details", { class: `span ${css}${isFailed ? " error" : ""}` },
    el("summary", {},
      el("span", { class: "span-row" },
        el("span", { class: "name" },
          isFailed && el("span", { class: "mark", "aria-hidden": "true" }, "✕"),
          el("span", { class: "label", title: span.name }, span.name),
          word && el("span", { class: "kind" }, word),
          span.answered_by && el("span", { class: "kind" }, span.answered_by === "cache" ? "cached" : "replayed")),
        el("span", { class: "track", "aria-hidden": "true" }, barNode(trace.ms, span)),
        el("span", { class: "took" }, durationText(span.ms)),
        el("span", { class: span.is_sum ? "tokens muted" : "tokens", title: span.is_sum ? "the sum of the calls inside it" : null }, tokensText(span)),
        el("span", { class: span.is_sum ? "cost muted" : "cost" }, span.cost_usd === undefined ? null : costText(span.cost_usd))),
      isFailed && el("span", { class: "failure" }, span.error[1] === "" ? "failed" : span.error[1].split("\n", 1)[0])));
  node.style.setProperty("--depth", String(Math.min(span.depth, 8)));
  node.addEventListener("toggle", () => node.open && node.children.length === 1 && add(node, spanBody(span)));
  return node;
}

/** Where on the line of time a span lies; one too short to be seen has a sliver. */
function barNode(total, span) {
  const share = value => total > 0 ? Math.min(Math.max(value / total, 0), 1) : 0;
  const bar = placed(el("span", { class: "bar" }), "left", share(span.at));
  return placed(bar, "width", total > 0 ? share(span.ms) : 1);
}

function placed(node, property, share) {
  node.style.setProperty(property, `${(share * 100).toFixed(3)}%`);
  return node;
}

/** All that the page has of a span; made when it is opened. */
function spanBody(span) {
  const facts = [
    ["starts at", `+${durationText(span.at)}`], ["takes", durationText(span.ms)], ["status", span.status === "unset" ? undefined : span.status], ["kind", span.kind], ["source", span.source], ["provider", span.provider],
    ["model", span.model], ["tokens in", numberText(span.input_tokens)], ["of these cached", numberText(span.cached_tokens)], ["tokens out", numberText(span.output_tokens)],
    ["of these reasoning", numberText(span.reasoning_tokens)], ["first token after", span.first_token_ms === undefined ? undefined : durationText(span.first_token_ms)],
    ["ended by", span.finish], ["answered by", span.answered_by], ["cost", span.cost_usd === undefined ? undefined : costText(span.cost_usd)],
  ];
  return el("div", { class: "span-body" },
    el("dl", { class: "numbers" }, ...facts.filter(([, value]) => value !== undefined).map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", {}, value)))),
    span.error && span.error[1] !== "" && textsNode("Error", [span.error], 0, "failure"),
    textsNode("Input", span.input, span.input_omitted, "", "earlier"),
    textsNode("Output", span.output, span.output_omitted, "", "more"),
    span.events && foldedNode(`Events (${span.events.length + (span.events_omitted ?? 0)})`, ...span.events.map(eventNode), omittedNode(span.events_omitted, "more events")),
    span.attributes && foldedNode(`Attributes (${span.attributes.length + (span.attributes_omitted ?? 0)})`, attributesNode(span.attributes), omittedNode(span.attributes_omitted, "more attributes")));
}

function textsNode(title, texts, omitted, css, which) {
  if (!texts) {
    return null;
  }
  const rest = omittedNode(omitted, `${which} texts`);
  return el("section", { class: css }, el("h4", {}, title), which === "earlier" && rest,
    ...texts.map(([label, text, cut]) => el("div", { class: "field" },
      texts.length > 1 || which ? el("h5", {}, label) : null, el("div", { class: "text mono" }, text, cutNode(cut)))),
    which !== "earlier" && rest);
}

function eventNode(event) {
  return el("div", { class: "field" }, el("h5", {}, `+${durationText(event.at)} ${event.name}`),
    event.attributes && attributesNode(event.attributes), omittedNode(event.attributes_omitted, "more attributes"));
}

function attributesNode(attributes) {
  return el("dl", { class: "attributes" }, ...attributes.map(([name, text, cut]) => el("div", {}, el("dt", {}, name), el("dd", { class: "text mono" }, text, cutNode(cut)))));
}

/** @param {number|undefined} cut characters that are not shown */
function cutNode(cut) {
  return cut > 0 && el("span", { class: "cut" }, ` … ${numberText(cut)} more characters`);
}

function omittedNode(count, what) {
  return count > 0 && el("p", { class: "cut" }, `… ${numberText(count)} ${what} not shown`);
}

/** @param {number} ms */
function durationText(ms) {
  if (ms >= 60_000) {
    return `${Math.floor(ms / 60_000)} min ${Math.round(ms % 60_000 / 1000)} s`;
  }
  const [value, unit] = ms >= 1000 ? [ms / 1000, "s"] : [ms, "ms"];
  return `${value.toLocaleString("en-US", { maximumFractionDigits: value >= 100 ? 0 : value >= 10 ? 1 : 2 })} ${unit}`;
}

function tokensText(counted) {
  const { input_tokens: given, output_tokens: made } = counted;
  return (given ?? made ?? null) === null ? null : `${numberText(given) ?? "?"} → ${numberText(made) ?? "?"}`;
}

/** @param {number|undefined} number */
function numberText(number) {
  return number === undefined || number === null ? undefined : number.toLocaleString("en-US");
}

/** @param {number} usd */
function costText(usd) {
  return `$${usd.toLocaleString("en-US", { maximumSignificantDigits: 3 })}`;
}

/** Keys of a tree, on the span that has the focus. @returns {boolean} whether the key meant something there */
function moveInTrace(active, key) {
  const list = active?.closest(".trace");
  if (!list || !active.matches(".span > summary")) {
    return false;
  }
  if (key === "ArrowRight" || key === "ArrowLeft") {
    active.parentElement.open = key === "ArrowRight";
    return true;
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[key];
  if (!step) {
    return false;
  }
  const all = [...list.querySelectorAll(".span > summary")];
  all[all.indexOf(active) + step]?.focus();
  return true;
}
