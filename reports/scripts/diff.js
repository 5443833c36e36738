/* Word diff: the longest common subsequence of words, shown as del and ins. */

const longestDiff = 4_000_000;

/** @param {string} text */
const wordsOf = text => text.match(/\s+|[\p{L}\p{N}\p{M}_]+|[^\s\p{L}\p{N}\p{M}_]/gu) ?? [];

/**
 * Which words of two texts are common.
 * @param {string} before @param {string} after
 * @returns {{before: [string, boolean][], after: [string, boolean][]}} runs of text, each with whether it is in both
 */
function diffWords(before, after) {
  const a = wordsOf(before);
  const b = wordsOf(after);
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) {
    head++;
  }
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) {
    tail++;
  }
  const inA = new Uint8Array(a.length).fill(1, 0, head).fill(1, a.length - tail);
  const inB = new Uint8Array(b.length).fill(1, 0, head).fill(1, b.length - tail);
  markCommon(a.slice(head, a.length - tail), b.slice(head, b.length - tail), head, inA, inB);
  return { before: runsOf(a, inA), after: runsOf(b, inB) };
}

/** Marks the common words of two middles that start at `offset`; middles too long to compare count as different. */
function markCommon(a, b, offset, inA, inB) {
  const width = b.length + 1;
  if (a.length * b.length > longestDiff) {
    return;
  }
  const longest = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      longest[i * width + j] = a[i] === b[j]
        ? longest[(i + 1) * width + j + 1] + 1
        : Math.max(longest[(i + 1) * width + j], longest[i * width + j + 1]);
    }
  }
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) {
      inA[offset + i++] = 1;
      inB[offset + j++] = 1;
    } else if (longest[(i + 1) * width + j] >= longest[i * width + j + 1]) {
      i++;
    } else {
      j++;
    }
  }
}

/** Joins neighbours; white space between two changed words belongs to the change. */
function runsOf(words, common) {
  const runs = [];
  for (let i = 0; i < words.length; i++) {
    const isSpaceInside = /^\s+$/.test(words[i]) && i > 0 && i < words.length - 1 && !common[i - 1] && !common[i + 1];
    const isCommon = Boolean(common[i]) && !isSpaceInside;
    if (runs.length > 0 && runs[runs.length - 1][1] === isCommon) {
      runs[runs.length - 1][0] += words[i];
    } else {
      runs.push([words[i], isCommon]);
    }
  }
  return runs;
}

/** @param {[string, boolean][]} runs @param {"ins"|"del"} tag */
function diffNode(runs, tag) {
  const node = el("div", { class: "text" });
  for (const [text, isCommon] of runs) {
    add(node, isCommon ? text : el(tag, {}, text));
  }
  return node;
}
