// Prints the text of a PDF as pdf.js gives it.
// node pdfjs.mjs FOLDER FILE [as-is], where FOLDER/node_modules has pdfjs-dist.
// "as-is" switches Unicode normalization off, as the text layer of Firefox does.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, file, mode] = process.argv.slice(2);
const library = resolve(folder, "node_modules/pdfjs-dist/legacy/build/pdf.mjs");
const { getDocument } = await import(pathToFileURL(library));
const data = new Uint8Array(readFileSync(file));
const pdf = await getDocument({ data, verbosity: 0 }).promise;
const options = { disableNormalization: mode === "as-is" };
for (let number = 1; number <= pdf.numPages; number++) {
  const content = await (await pdf.getPage(number)).getTextContent(options);
  const parts = content.items.map((item) => item.str + (item.hasEOL ? "\n" : ""));
  process.stdout.write(parts.join("") + "\n");
}
