// Scores pairs of text by autoevals' Levenshtein for a while and prints scores per second of processor time.
// Usage: node levenshtein.mjs <pairs.json> <milliseconds>   (the file: [[output, expected], …])
import { readFileSync } from "node:fs";
import { Levenshtein } from "autoevals";

const [file, milliseconds] = process.argv.slice(2);
const pairs = JSON.parse(readFileSync(file, "utf8"));

async function run(duration) {
  const start = process.cpuUsage();
  const spent = () => {
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  };
  let scores = 0;
  while (spent() < duration) {
    for (const [output, expected] of pairs) {
      await Levenshtein({ output, expected });
      scores++;
    }
  }
  return scores / (spent() / 1000);
}

await run(Number(milliseconds));
console.log(await run(Number(milliseconds)));
