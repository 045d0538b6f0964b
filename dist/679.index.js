export const id = 679;
export const ids = [679];
export const modules = {

/***/ 5679:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   findAttachments: () => (/* binding */ findAttachments)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3916);
/* harmony import */ var _mail_view_format_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3598);
/* harmony import */ var _file_name_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2535);
/* harmony import */ var _zip_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4754);





const INPUT = 'attachments';
const MAX_ATTACHMENTS = 100;
const MAX_UNPACKED_BYTES = 1_000_000_000;
async function findAttachments(options) {
    const { findFiles, listDirectory, show } = await Promise.all(/* import() */[__webpack_require__.e(253), __webpack_require__.e(150)]).then(__webpack_require__.bind(__webpack_require__, 1150));
    const { patterns, folders, signal } = options;
    const { found: all, refused } = await findFiles(INPUT, patterns, folders, signal);
    const found = { attachments: [], warnings: [], leftOut: [], refused };
    const seen = new Set();
    const missing = [];
    const steps = [];
    const names = new Names(options.typeName, found.warnings);
    for (const matches of all) {
        found.warnings.push(...matches.warnings);
        let isEmpty = matches.files.length === 0 && matches.warnings.length === 0;
        for (const { path, real, size } of matches.files) {
            if (seen.has(real))
                continue;
            seen.add(real);
            const shown = show(path, folders);
            steps.push(() => {
                if (size === 0)
                    found.warnings.push(`${shown} is empty; it is attached all the same.`);
                found.attachments.push({ ...names.give((0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(path), shown), size, path: real });
            });
        }
        for (const directory of matches.directories) {
            const listed = seen.has(directory)
                ? undefined
                : await (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .keepRefusal */ ._4)(refused, listDirectory(INPUT, directory, patterns, folders, signal));
            seen.add(directory);
            found.warnings.push(...(listed?.warnings ?? []));
            if (listed && listed.files.length > 0) {
                const shown = show(directory, folders);
                steps.push(() => packDirectory(directory, shown, listed.files, options, names, found));
            }
            isEmpty &&= listed !== undefined && listed.files.length + listed.warnings.length === 0;
        }
        if (isEmpty)
            missing.push(matches);
    }
    tellMissing(missing, options.ifNoFilesFound, found);
    if (steps.length > MAX_ATTACHMENTS) {
        refused.push(new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ('input', {
            title: `The input ${INPUT} matches ${steps.length} files, more than the ${MAX_ATTACHMENTS} of one mail`,
            input: INPUT,
            remedies: [
                'Name the directory that holds them, without wildcards and with a "/" at the end, to attach it as one .zip.',
            ],
            anchor: 'file',
        }));
    }
    else {
        for (const step of steps)
            await (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .keepRefusal */ ._4)(refused, step());
    }
    return { ...found, warnings: [...new Set(found.warnings)] };
}
async function packDirectory(directory, shown, files, { limit, overflow }, names, found) {
    const unpacked = files.reduce((sum, file) => sum + file.size, 0);
    const entries = files.map(({ name, real, size }) => ({ name, source: { path: real, size } }));
    const archive = unpacked > MAX_UNPACKED_BYTES ? undefined : await pack(entries, limit, shown);
    const name = `${(0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(directory)}.zip`;
    if (archive !== undefined) {
        found.attachments.push({
            ...names.give(name, `${shown}/`),
            size: archive.length,
            content: archive,
        });
        return;
    }
    if (overflow === 'fail') {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ('input', {
            title: `The directory ${shown}/ is too large for a mail: ${(0,_mail_view_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatSize */ .Xq)(unpacked)}, and more than ${(0,_mail_view_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatSize */ .Xq)(limit)} as a .zip`,
            input: INPUT,
            remedies: [
                'Attach less of it; "!pattern" lines leave files out of the archive too.',
                'Set attachments-overflow: link to leave it out and list it in the mail.',
            ],
            anchor: 'too-large',
        });
    }
    found.leftOut.push({ name, size: unpacked, reason: `is more than ${(0,_mail_view_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatSize */ .Xq)(limit)} even as a .zip` });
}
async function pack(entries, limit, shown) {
    try {
        return await (0,_zip_js__WEBPACK_IMPORTED_MODULE_3__/* .zip */ .y)(entries, limit);
    }
    catch (error) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ('input', {
            title: `The directory ${shown}/ could not be packed: a file in it vanished or changed meanwhile`,
            input: INPUT,
            causes: ['Something still writes into it.'],
            remedies: ['Wait for what writes into it before this step, or attach a copy.'],
            anchor: 'file',
            cause: error,
        });
    }
}
function tellMissing(missing, policy, { warnings, refused }) {
    if (missing.length === 0 || policy === 'ignore')
        return;
    const title = `The input ${INPUT} found no file for ${missing.map(({ pattern }) => JSON.stringify(pattern)).join(', ')}`;
    const hints = [...new Set(missing.map(({ hint }) => hint).filter((hint) => hint !== ''))];
    if (policy === 'warn') {
        warnings.push([`${title}.`, ...hints].join(' '));
        return;
    }
    refused.push(new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ('input', {
        title,
        input: INPUT,
        causes: [
            'An earlier step did not write it, or wrote it elsewhere; paths are relative to the workspace.',
        ],
        remedies: [
            ...hints,
            'Correct the pattern, or set if-no-files-found: warn or ignore where the file may be missing.',
        ],
        anchor: 'file',
    }));
}
class Names {
    #typeName;
    #warnings;
    #taken = new Set();
    constructor(typeName, warnings) {
        this.#typeName = typeName;
        this.#warnings = warnings;
    }
    give(name, shown) {
        const { filename: typed, contentType, warning } = this.#typeName((0,_file_name_js__WEBPACK_IMPORTED_MODULE_4__/* .cleanName */ .$)(name));
        if (warning !== undefined)
            this.#warnings.push(warning);
        const { name: stem, ext } = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.parse)(typed);
        let filename = typed;
        for (let count = 2; this.#taken.has(filename.toLowerCase()); count++) {
            filename = `${stem} (${count})${ext}`;
        }
        this.#taken.add(filename.toLowerCase());
        if (filename !== typed) {
            this.#warnings.push(`${shown} is attached as ${filename}: another attachment has its name.`);
        }
        return { filename, contentType };
    }
}


/***/ }),

/***/ 2535:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ cleanName)
/* harmony export */ });
/* harmony import */ var _notification_clean_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4292);

const MAX_NAME = 120;
function cleanName(name) {
    const plain = (0,_notification_clean_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cleanText */ .X)(name.normalize('NFC'))
        .replace(/[<>:"/\\|?*]/g, '_')
        .replace(/(?<![. ])[. ]+$/, '');
    if (plain === '')
        return 'attachment';
    if (plain.length <= MAX_NAME)
        return plain;
    const extension = /(?:\.[A-Za-z0-9]{1,10}){1,2}$/.exec(plain)?.[0] ?? '';
    return `${(0,_notification_clean_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cleanText */ .X)(plain, { maxLength: MAX_NAME - extension.length })}${extension}`;
}


/***/ }),

/***/ 4754:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ zip)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);

async function zip(entries, maxBytes) {
    const { ZipFile } = await __webpack_require__.e(/* import() */ 44).then(__webpack_require__.t.bind(__webpack_require__, 3044, 19));
    const file = new ZipFile();
    const options = { mtime: new Date(1980, 0, 1), mode: 0o100644, forceDosTimestamp: true };
    const output = file.outputStream;
    file.on('error', (error) => output.destroy(error));
    let reading;
    for (const { name, source } of [...entries].sort((a, b) => (a.name < b.name ? -1 : 1))) {
        if (source instanceof Uint8Array) {
            file.addBuffer(viewBytes(source), name, options);
            continue;
        }
        file.addReadStreamLazy(name, { ...options, size: source.size }, (done) => {
            reading = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createReadStream)(source.path).on('error', (error) => output.destroy(error));
            done(null, reading);
        });
    }
    file.end();
    const chunks = [];
    let bytes = 0;
    try {
        for await (const chunk of output) {
            bytes += chunk.length;
            if (bytes > maxBytes)
                return undefined;
            chunks.push(chunk);
        }
    }
    finally {
        reading?.destroy();
    }
    return Buffer.concat(chunks);
}
function viewBytes(bytes) {
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}


/***/ })

};
