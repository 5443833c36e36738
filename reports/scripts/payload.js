/* Data of the page: gzip in base64, opened when it is needed. */

/** @param {string} id */
async function openPayload(id) {
  const text = document.getElementById(id).textContent;
  const bytes = Uint8Array.fromBase64 ? Uint8Array.fromBase64(text) : Uint8Array.from(atob(text), c => c.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text());
}

/** Items in chunks, such as the details of cases, by their number over all chunks; the chunks used last stay open. */
class Chunks {
  static kept = 24;

  /** @param {string} prefix of the chunks' ids @param {number[]} sizes how many items each chunk holds */
  constructor(prefix, sizes) {
    this.prefix = prefix;
    this.open = new Map();
    this.starts = [];
    let start = 0;
    for (const size of sizes) {
      this.starts.push(start);
      start += size;
    }
    this.count = start;
  }

  /** @param {number} number */
  async get(number) {
    const chunk = this.chunkOf(number);
    return (await this.chunk(chunk))[number - this.starts[chunk]];
  }

  /** @param {number} number */
  chunkOf(number) {
    return this.starts.findLastIndex(start => start <= number);
  }

  /** @param {number} chunk */
  async chunk(chunk) {
    const items = this.open.get(chunk) ?? openPayload(`${this.prefix}${chunk}`);
    this.open.delete(chunk);
    this.open.set(chunk, items);
    if (this.open.size > Chunks.kept) {
      this.open.delete(this.open.keys().next().value);
    }
    return items;
  }
}
