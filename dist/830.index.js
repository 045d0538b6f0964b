export const id = 830;
export const ids = [830];
export const modules = {

/***/ 8830:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   attachLog: () => (/* binding */ attachLog)
/* harmony export */ });
/* harmony import */ var _workspace_file_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2535);
/* harmony import */ var _workspace_zip_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4754);


async function attachLog(job, stream, options) {
    const { bytes, missing } = await readEnd(stream, options.maxBytes);
    const start = missing === 0 ? 0 : bytes.indexOf(0x0a) + 1;
    const kept = options.clean(new TextDecoder().decode(bytes.subarray(start)));
    const note = missing === 0 ? '' : `… ${missing + start} bytes left out …\n`;
    const name = (0,_workspace_file_name_js__WEBPACK_IMPORTED_MODULE_1__/* .cleanName */ .$)(`${job}.log.txt`);
    const content = await (0,_workspace_zip_js__WEBPACK_IMPORTED_MODULE_0__/* .zip */ .y)([{ name, source: Buffer.from(note + kept) }], Number.POSITIVE_INFINITY);
    return {
        filename: name.replace(/\.txt$/, '.zip'),
        contentType: 'application/zip',
        size: content?.length ?? 0,
        content,
    };
}
async function readEnd(stream, maxBytes) {
    const chunks = [];
    let held = 0;
    let missing = 0;
    for await (const chunk of stream) {
        chunks.push(chunk);
        held += chunk.length;
        for (let [first] = chunks; first && held - first.length >= maxBytes; [first] = chunks) {
            chunks.shift();
            held -= first.length;
            missing += first.length;
        }
    }
    const excess = Math.max(0, held - maxBytes);
    return { bytes: Buffer.concat(chunks).subarray(excess), missing: missing + excess };
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
