export const id = 159;
export const ids = [159,405];
export const modules = {

/***/ 2441:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ zip)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);

/**
 * Packs files into a zip. The same names and bytes always give the same archive: entries are sorted, and neither
 * times nor permissions of the files are kept. Files are read as they are packed, never whole.
 *
 * @param maxBytes packing stops as soon as the archive is larger
 * @returns the archive; undefined when it is larger than `maxBytes`
 * @throws Error when a file vanishes or changes its size meanwhile
 */
async function zip(entries, maxBytes) {
    const { ZipFile } = await __webpack_require__.e(/* import() */ 44).then(__webpack_require__.t.bind(__webpack_require__, 3044, 19));
    const file = new ZipFile();
    // A DOS time has no zone: the local first second of 1980 is written as the same bytes everywhere.
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


/***/ }),

/***/ 8405:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ cleanName),
/* harmony export */   findAttachments: () => (/* binding */ findAttachments)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);
/* harmony import */ var _mail_attachments_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9997);
/* harmony import */ var _notice_text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9697);
/* harmony import */ var _archive_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2441);
/* harmony import */ var _search_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6227);





const INPUT = 'attachments';
/** A mail with more files than this is a mistake in a pattern. */
const MAX_ATTACHMENTS = 100;
/** Directories larger than this are not packed: the packing alone would take longer than a build. */
const MAX_UNPACKED_BYTES = 1_000_000_000;
/** The longest name in UTF-16 code units; file systems take 255 bytes. */
const MAX_NAME = 120;
/**
 * Finds the files that the mail is to carry. They are looked at, not read: their bytes are read when the message is
 * encoded, from `path`. Directories are packed here.
 *
 * @returns attachments with distinct names in the order of the patterns, each file once
 * @throws ActionError kind `input`: nothing found, a path that must not be read, too many files
 */
async function findAttachments(options) {
    const { patterns, folders } = options;
    const found = { attachments: [], warnings: [], leftOut: [] };
    const seen = new Set();
    const missing = [];
    const names = new Names(options.typeName, found.warnings);
    for (const matches of await (0,_search_js__WEBPACK_IMPORTED_MODULE_3__/* .findFiles */ .lY)(INPUT, patterns, folders)) {
        found.warnings.push(...matches.warnings);
        let isEmpty = matches.files.length === 0 && matches.warnings.length === 0;
        for (const { path, real, size } of matches.files) {
            if (seen.has(real))
                continue;
            seen.add(real);
            const shown = (0,_search_js__WEBPACK_IMPORTED_MODULE_3__/* .show */ .WU)(path, folders);
            if (size === 0)
                found.warnings.push(`${shown} is empty; it is attached all the same.`);
            found.attachments.push({ ...names.give(baseName(path), shown), size, path: real });
        }
        for (const directory of matches.directories) {
            if (seen.has(directory))
                continue;
            seen.add(directory);
            const isPacked = await packDirectory(directory, options, names, found);
            isEmpty &&= !isPacked;
        }
        if (isEmpty)
            missing.push(matches.pattern);
    }
    if (found.attachments.length > MAX_ATTACHMENTS) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('input', {
            title: `The input ${INPUT} matches ${found.attachments.length} files, more than the ${MAX_ATTACHMENTS} of one mail`,
            remedies: ['Name their directory with a "/" at the end to attach it as one .zip.'],
            anchor: 'file',
        });
    }
    reportMissing(missing, options.ifNoFilesFound, found.warnings);
    return found;
}
/** False when the directory holds no file. */
async function packDirectory(directory, options, names, found) {
    const { folders, patterns, limit } = options;
    const files = await (0,_search_js__WEBPACK_IMPORTED_MODULE_3__/* .listDirectory */ .KG)(INPUT, directory, patterns, folders);
    if (files.length === 0)
        return false;
    const shown = (0,_search_js__WEBPACK_IMPORTED_MODULE_3__/* .show */ .WU)(directory, folders);
    const unpacked = files.reduce((sum, file) => sum + file.size, 0);
    const entries = files.map(({ name, real, size }) => ({ name, source: { path: real, size } }));
    const archive = unpacked > MAX_UNPACKED_BYTES ? undefined : await pack(entries, limit, shown);
    const name = `${baseName(directory)}.zip`;
    if (archive !== undefined) {
        found.attachments.push({
            ...names.give(name, `${shown}/`),
            size: archive.length,
            content: archive,
        });
        return true;
    }
    if (options.overflow === 'fail') {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('input', {
            title: `The directory ${shown}/ is too large for a mail: ${(0,_mail_attachments_js__WEBPACK_IMPORTED_MODULE_1__/* .formatBytes */ .z3)(unpacked)}, and more than ${(0,_mail_attachments_js__WEBPACK_IMPORTED_MODULE_1__/* .formatBytes */ .z3)(limit)} as a .zip`,
            remedies: [
                'Attach less of it; "!pattern" lines leave files out of the archive too.',
                'Set attachments-overflow: link to leave it out and list it in the mail.',
            ],
            anchor: 'too-large',
        });
    }
    found.leftOut.push({ name, size: unpacked, reason: `is more than ${(0,_mail_attachments_js__WEBPACK_IMPORTED_MODULE_1__/* .formatBytes */ .z3)(limit)} even as a .zip` });
    return true;
}
async function pack(entries, limit, shown) {
    try {
        return await (0,_archive_js__WEBPACK_IMPORTED_MODULE_2__/* .zip */ .y)(entries, limit);
    }
    catch (error) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('input', {
            title: `The directory ${shown}/ could not be packed: a file in it vanished or changed meanwhile`,
            causes: ['Something still writes into it.'],
            remedies: ['Wait for what writes into it before this step, or attach a copy.'],
            anchor: 'file',
            cause: error,
        });
    }
}
function reportMissing(missing, policy, warnings) {
    if (missing.length === 0 || policy === 'ignore')
        return;
    const title = `The input ${INPUT} found no file for ${missing.map((each) => JSON.stringify(each)).join(', ')}`;
    if (policy === 'warn') {
        warnings.push(`${title}.`);
        return;
    }
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('input', {
        title,
        causes: ['An earlier step did not write it, or wrote it elsewhere; paths are relative to the workspace.'],
        remedies: [
            'Correct the pattern, or set if-no-files-found: warn or ignore where the file may be missing.',
        ],
        anchor: 'file',
    });
}
/** Gives every attachment a name of its own that mail clients and the service take. */
class Names {
    #typeName;
    #warnings;
    #taken = new Set();
    constructor(typeName, warnings) {
        this.#typeName = typeName;
        this.#warnings = warnings;
    }
    give(name, shown) {
        const { filename: typed, contentType, warning } = this.#typeName(cleanName(name));
        if (warning !== undefined)
            this.#warnings.push(warning);
        const [, stem = typed, extension = ''] = /^(.+?)(\.[^.]*)?$/.exec(typed) ?? [];
        let filename = typed;
        for (let count = 2; this.#taken.has(filename.toLowerCase()); count++) {
            filename = `${stem} (${count})${extension}`;
        }
        this.#taken.add(filename.toLowerCase());
        if (filename !== typed) {
            this.#warnings.push(`${shown} is attached as ${filename}: another attachment has its name.`);
        }
        return { filename, contentType };
    }
}
/**
 * A name that every file system takes: composed Unicode without controls and direction overrides (which can hide an
 * extension), without the characters that Windows refuses, and not overlong.
 */
function cleanName(name) {
    const plain = (0,_notice_text_js__WEBPACK_IMPORTED_MODULE_4__/* .cleanText */ .X)(name.normalize('NFC'))
        .replace(/[<>:"/\\|?*]/g, '_')
        .replace(/[. ]+$/, '');
    if (plain === '')
        return 'attachment';
    if (plain.length <= MAX_NAME)
        return plain;
    const extension = /(?:\.[A-Za-z0-9]{1,10}){1,2}$/.exec(plain)?.[0] ?? '';
    return `${(0,_notice_text_js__WEBPACK_IMPORTED_MODULE_4__/* .cleanText */ .X)(plain, { maxLength: MAX_NAME - extension.length })}${extension}`;
}
function baseName(path) {
    return path.split(/[\\/]/).filter(Boolean).at(-1) ?? '';
}


/***/ }),

/***/ 8159:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   attachLog: () => (/* binding */ attachLog)
/* harmony export */ });
/* harmony import */ var _archive_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2441);
/* harmony import */ var _attachments_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8405);


/**
 * Makes an attachment of a job's log. Of a longer log the end is kept, from the start of a line, and the first line
 * says how much is missing. Memory holds `maxBytes` and one chunk while reading.
 *
 * @param job    display name of the job
 * @param stream the log as GitHub gives it; its errors are passed on
 */
async function attachLog(job, stream, options) {
    const { bytes, missing } = await readEnd(stream, options.maxBytes);
    const start = missing === 0 ? 0 : bytes.indexOf(0x0a) + 1;
    const kept = options.clean(new TextDecoder().decode(bytes.subarray(start)));
    const note = missing === 0 ? '' : `… ${missing + start} bytes left out …\n`;
    const content = Buffer.from(note + kept);
    const filename = (0,_attachments_js__WEBPACK_IMPORTED_MODULE_1__/* .cleanName */ .$)(`${job}.log.txt`);
    if (options.form === 'text') {
        return { filename, contentType: 'text/plain; charset=utf-8', size: content.length, content };
    }
    const archive = await (0,_archive_js__WEBPACK_IMPORTED_MODULE_0__/* .zip */ .y)([{ name: filename, source: content }], Number.POSITIVE_INFINITY);
    const packed = archive ?? content;
    return {
        filename: filename.replace(/\.log\.txt$/, '.log.zip'),
        contentType: 'application/zip',
        size: packed.length,
        content: packed,
    };
}
/** The last `maxBytes` of a stream, and how many came before them. */
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

/***/ 6227:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KG: () => (/* binding */ listDirectory),
/* harmony export */   WU: () => (/* binding */ show),
/* harmony export */   lY: () => (/* binding */ findFiles)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3916);
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5772);





/** More than any mail or report needs; a `**` that meets node_modules stops here. */
const MAX_FILES = 5_000;
/**
 * Finds the files that an input names. Patterns are those of the runner's toolkit (`*`, `?`, `[]`, `**`), relative to
 * the workspace or absolute; `!pattern` takes out of all others, wherever it stands. A pattern that ends in `/` finds
 * directories, any other only files.
 *
 * Nothing outside of the workspace and the runner's temporary folder is found, by real paths, and nothing in `.git`:
 * a path that is written out is then an error, what a wildcard meets is left out with a warning (`.git` without one).
 *
 * @param input    name of the input, for the messages
 * @param patterns one a line as given
 * @throws ActionError kind `input`
 */
async function findFiles(input, patterns, folders) {
    const excluded = patterns
        .filter((pattern) => pattern.startsWith('!'))
        .map((pattern) => anchor(pattern.slice(1).trim(), folders))
        .flatMap((pattern) => [`!${pattern}`, `!${pattern.replace(/[\\/]+$/, '')}/**`]);
    const found = [];
    for (const pattern of patterns.filter((each) => !each.startsWith('!'))) {
        found.push(await matchPattern(input, pattern, excluded, folders));
    }
    return found;
}
/**
 * Lists the files below a directory for an archive, links left out, each with its path relative to the directory.
 *
 * @param directory real path
 * @param patterns  as given to {@link findFiles}; their exclusions hold here too
 */
async function listDirectory(input, directory, patterns, folders) {
    const everything = `${escapeGlob(directory)}/**`;
    const exclusions = patterns.filter((pattern) => pattern.startsWith('!'));
    const [matches] = await findFiles(input, [everything, ...exclusions], folders);
    return (matches?.files ?? [])
        .filter((file) => file.path === file.real)
        .map((file) => ({ ...file, name: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(directory, file.path).split(node_path__WEBPACK_IMPORTED_MODULE_2__.sep).join('/') }));
}
async function matchPattern(input, pattern, excluded, folders) {
    const literal = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(folders.workspace, pattern);
    const isLiteral = !/[*?[]/.test(pattern) || (await exists(literal));
    const wantsDirectory = /[\\/]$/.test(pattern);
    const matches = { pattern, files: [], directories: [], warnings: [] };
    const refuse = (what, remedy) => new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionError */ .l('input', {
        title: `The input ${input} names ${JSON.stringify(pattern)}, which ${what}`,
        remedies: [remedy],
        anchor: 'file',
    });
    if (literal === (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(folders.workspace))
        throw refuse('is the whole workspace', 'Name a folder in it.');
    const include = isLiteral ? `${escapeGlob(literal)}${wantsDirectory ? '/' : ''}` : anchor(pattern, folders);
    for await (const path of walk(include, excluded, folders, refuse)) {
        const file = await inspect(path, folders);
        if ('isDirectory' in file) {
            if (wantsDirectory)
                matches.directories.push(file.real);
            else if (isLiteral) {
                throw refuse('is a directory', `Write ${JSON.stringify(`${pattern}/`)} to get it as a .zip, or ${JSON.stringify(`${pattern}/*`)} for its files.`);
            }
        }
        else if ('refusal' in file) {
            if (isLiteral)
                throw refuse(file.refusal, file.remedy);
            if (!file.isExpected)
                matches.warnings.push(`${show(path, folders)} was left out: it ${file.refusal}.`);
        }
        else if (!wantsDirectory) {
            matches.files.push(file);
        }
        if (matches.files.length + matches.directories.length > MAX_FILES) {
            throw refuse(`matches more than ${MAX_FILES} files`, 'Make the pattern narrower.');
        }
    }
    return matches;
}
async function* walk(include, excluded, folders, refuse) {
    const { create } = await Promise.all(/* import() */[__webpack_require__.e(119), __webpack_require__.e(255), __webpack_require__.e(377)]).then(__webpack_require__.bind(__webpack_require__, 2377));
    const outside = refuse('leads out of the workspace and the runner’s temporary folder', 'Put the files into the workspace or into $RUNNER_TEMP; ".." and "~" are not followed.');
    // A "." or ".." inside is refused by the toolkit with an Error of its own words.
    const globber = await create([include, ...excluded].join('\n'), {
        followSymbolicLinks: false,
        implicitDescendants: false,
    }).catch(() => {
        throw outside;
    });
    const [start = ''] = globber.getSearchPaths();
    const roots = [folders.workspace, folders.temp];
    const reals = await Promise.all(roots.map((root) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(root).catch(() => root)));
    if (![...roots, ...reals].some((root) => isBelow((0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(root), start)))
        throw outside;
    try {
        yield* globber.globGenerator();
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionError */ .l)
            throw error;
        throw refuse(`cannot be searched: ${codeOf(error)}`, 'Check the permissions of the folders.');
    }
}
/** Looks at a file without reading it. A pipe or device is never opened: that could wait for ever. */
async function inspect(path, folders) {
    const real = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(path).catch(() => undefined);
    if (real === undefined) {
        const refusal = 'is a link to nothing, or vanished';
        return { refusal, remedy: 'Check what writes the file.', isExpected: false };
    }
    if (!(await (0,_files_js__WEBPACK_IMPORTED_MODULE_4__/* .isAllowed */ .Jr)(real, folders))) {
        return {
            refusal: 'is outside of the workspace and the runner’s temporary folder, or in .git',
            remedy: 'Put the file into the workspace or into $RUNNER_TEMP; links that lead out are not followed.',
            isExpected: path.split(node_path__WEBPACK_IMPORTED_MODULE_2__.sep).includes('.git'),
        };
    }
    try {
        const seen = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(real);
        if (seen.isDirectory())
            return { isDirectory: true, real };
        if (!seen.isFile()) {
            const refusal = 'is a pipe, socket or device';
            return { refusal, remedy: 'Name regular files only.', isExpected: false };
        }
        const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(real, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY);
        await file.close();
        return { path, real, size: seen.size };
    }
    catch (error) {
        const refusal = `cannot be read: ${codeOf(error)}`;
        return { refusal, remedy: 'Check the permissions of the file.', isExpected: false };
    }
}
/** Makes a pattern absolute: the toolkit would take the current folder for the workspace. */
function anchor(pattern, folders) {
    const isRooted = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute)(pattern) || /^~(?:[\\/]|$)/.test(pattern);
    return isRooted
        ? pattern
        : `${escapeGlob((0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(folders.workspace))}/${pattern.replace(/^(?:\.[\\/]+)+/, '')}`;
}
/** Takes the meaning off `*`, `?` and `[` in a path, as the toolkit's own patterns do it. */
function escapeGlob(path) {
    const plain = node_path__WEBPACK_IMPORTED_MODULE_2__.sep === '\\' ? path : path.replaceAll('\\', '\\\\');
    return plain.replace(/[[?*]/g, '[$&]');
}
function isBelow(root, path) {
    const inside = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(root, path);
    return !(0,node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute)(inside) && inside.split(node_path__WEBPACK_IMPORTED_MODULE_2__.sep)[0] !== '..';
}
/** A path as the user knows it: relative to the workspace where it lies there. */
function show(path, folders) {
    const inside = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(folders.workspace, path);
    return isBelow(folders.workspace, path) ? inside.split(node_path__WEBPACK_IMPORTED_MODULE_2__.sep).join('/') : path;
}
async function exists(path) {
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(path).then(() => true, () => false);
}
function codeOf(error) {
    return error.code ?? String(error);
}


/***/ }),

/***/ 9997:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qy: () => (/* binding */ fitAttachments),
/* harmony export */   aU: () => (/* binding */ refuseSize),
/* harmony export */   u9: () => (/* binding */ inlineImages),
/* harmony export */   z3: () => (/* binding */ formatBytes)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);

/**
 * Chooses the attachments that fit into the message. A message of exactly the limit fits.
 *
 * @param found what was found, with what could not even be packed
 * @throws ActionError kind `input`, anchor `too-large`, that lists the files with their sizes
 */
async function fitAttachments(found, options) {
    const { limit, overflow, measure } = options;
    let { attachments, leftOut } = found;
    for (;;) {
        const size = await measure(attachments, leftOut);
        if (size <= limit)
            return { attachments, leftOut };
        if (overflow === 'fail' || attachments.length === 0)
            throw refuseSize(size, limit, attachments, overflow);
        const kept = dropLargest(attachments, size - limit);
        const dropped = attachments.filter((attachment) => !kept.includes(attachment));
        const reason = `does not fit into a mail of ${formatBytes(limit)}`;
        leftOut = [...leftOut, ...dropped.map(({ filename, size }) => ({ name: filename, size, reason }))];
        attachments = kept;
    }
}
/** Takes out the largest until the excess is gone. Base64 makes 4 octets of 3, so no more than needed go at once. */
function dropLargest(attachments, excess) {
    const kept = [...attachments];
    const bySize = [...attachments].sort((a, b) => b.size - a.size);
    let freed = 0;
    for (const largest of bySize) {
        kept.splice(kept.indexOf(largest), 1);
        freed += (Math.ceil(largest.size / 3) * 4 * 78) / 76 + PART_OVERHEAD;
        if (freed >= excess)
            break;
    }
    return kept;
}
/** More than the headers and boundary of one part take, so that what is freed is never counted too small. */
const PART_OVERHEAD = 1_000;
/** The error for a mail that is larger than the service takes. */
function refuseSize(size, limit, attachments, overflow) {
    const list = [...attachments]
        .sort((a, b) => b.size - a.size)
        .map(({ filename, size }) => `${filename}: ${formatBytes(size)}`);
    const encoded = `${formatCount(size)} octets as encoded`;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('input', {
        title: `The mail is too large: ${encoded}, ${formatCount(size - limit)} more than the ${formatCount(limit)} that Azure takes`,
        causes: [
            'Attachments are sent in base64, which makes them a third larger: about 7.3 MB of files fit into one mail.',
            ...(list.length > 0
                ? [`Attached: ${list.slice(0, MAX_LISTED).join('; ')}${moreThan(list.length)}.`]
                : []),
        ],
        remedies: [
            'Attach less, or pack the files (a directory pattern that ends in "/" is attached as a .zip).',
            ...(overflow === 'fail' && attachments.length > 0
                ? ['Set attachments-overflow: link to leave the largest out and list them in the mail.']
                : []),
        ],
        anchor: 'too-large',
    });
}
const MAX_LISTED = 20;
function moreThan(count) {
    return count > MAX_LISTED ? `; and ${count - MAX_LISTED} more` : '';
}
/** Decimal units, as the service's limits are given: `12.3 MB`. */
function formatBytes(bytes) {
    if (bytes < 1_000)
        return `${bytes} bytes`;
    if (bytes < 999_500)
        return `${(bytes / 1_000).toPrecision(3)} kB`;
    return `${Number((bytes / 1_000_000).toFixed(1))} MB`;
}
function formatCount(value) {
    return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
/** `cid:` in an attribute or a CSS url(): quoted, where a name may hold blanks, or bare. */
const REFERENCE = /(["'])cid:([^"'<>]*)\1|([=(]\s*)cid:([^\s"'()<>]+)/gi;
/**
 * Puts images where the HTML refers to them. `cid:` and the name of an attachment makes that attachment an inline
 * part with an id of its own (RFC 2392); attachments that nothing refers to stay attachments.
 *
 * @param makeId a content id for the n-th inline part, unique in the world: `local@domain`, without brackets
 * @returns the HTML with the ids, the attachments, and a warning for every name that no attachment has
 */
function inlineImages(html, attachments, makeId) {
    const ids = new Map();
    const unknown = new Set();
    const known = new Map(attachments.map((attachment) => [attachment.filename.toLowerCase(), attachment]));
    const find = (reference) => {
        const name = decodeReference(reference);
        const attachment = known.get(name.toLowerCase());
        if (!attachment) {
            unknown.add(name);
            return undefined;
        }
        const id = ids.get(attachment.filename) ?? makeId(ids.size);
        ids.set(attachment.filename, id);
        return id;
    };
    const written = html.replace(REFERENCE, (whole, quote, quoted = '', before = '', bare = '') => {
        const id = find(quote === undefined ? bare : quoted);
        if (id === undefined)
            return whole;
        return quote === undefined ? `${before}cid:${id}` : `${quote}cid:${id}${quote}`;
    });
    return {
        html: written,
        attachments: attachments.map((attachment) => {
            const cid = ids.get(attachment.filename);
            return cid === undefined ? attachment : { ...attachment, cid };
        }),
        warnings: [...unknown].map((name) => `The HTML refers to cid:${name}, but no attachment has that name.`),
    };
}
function decodeReference(reference) {
    const text = reference.replaceAll('&amp;', '&');
    try {
        return decodeURIComponent(text).normalize('NFC');
    }
    catch {
        return text.normalize('NFC');
    }
}


/***/ })

};
