// Fills in the first text field of a PDF, and saves the PDF, as pdf.js does.
// node pdfjs_fill.mjs FOLDER FILE TEXT OUT, where FOLDER/node_modules has pdfjs-dist.
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, file, value, out] = process.argv.slice(2);
const library = resolve(folder, "node_modules/pdfjs-dist/legacy/build/pdf.mjs");
const { getDocument } = await import(pathToFileURL(library));
const data = new Uint8Array(readFileSync(file));
const pdf = await getDocument({ data, verbosity: 0 }).promise;
const annotations = await (await pdf.getPage(1)).getAnnotations();
const { id } = annotations.find((annotation) => annotation.fieldType === "Tx");
pdf.annotationStorage.setValue(id, { value });
writeFileSync(out, await pdf.saveDocument());
