export const id = 679;
export const ids = [679];
export const modules = {

/***/ 5679:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   findAttachments: () => (/* binding */ findAttachments)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);
/* harmony import */ var _mail_view_format_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3598);
/* harmony import */ var _file_name_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2535);
/* harmony import */ var _find_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1150);
/* harmony import */ var _zip_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4754);





const INPUT = 'attachments';
/** A mail with more files than this is a mistake in a pattern. */
const MAX_ATTACHMENTS = 100;
/** Directories larger than this are not packed: the packing alone would take longer than a build. */
const MAX_UNPACKED_BYTES = 1_000_000_000;
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
    for (const matches of await (0,_find_js__WEBPACK_IMPORTED_MODULE_2__/* .findFiles */ .lY)(INPUT, patterns, folders, options.signal)) {
        found.warnings.push(...matches.warnings);
        let isEmpty = matches.files.length === 0 && matches.warnings.length === 0;
        for (const { path, real, size } of matches.files) {
            if (seen.has(real))
                continue;
            seen.add(real);
            const shown = (0,_find_js__WEBPACK_IMPORTED_MODULE_2__/* .show */ .WU)(path, folders);
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
            missing.push(matches);
    }
    if (found.attachments.length > MAX_ATTACHMENTS) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('input', {
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
    const files = await (0,_find_js__WEBPACK_IMPORTED_MODULE_2__/* .listDirectory */ .KG)(INPUT, directory, patterns, folders, options.signal);
    if (files.length === 0)
        return false;
    const shown = (0,_find_js__WEBPACK_IMPORTED_MODULE_2__/* .show */ .WU)(directory, folders);
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
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('input', {
            title: `The directory ${shown}/ is too large for a mail: ${(0,_mail_view_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatSize */ .Xq)(unpacked)}, and more than ${(0,_mail_view_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatSize */ .Xq)(limit)} as a .zip`,
            remedies: [
                'Attach less of it; "!pattern" lines leave files out of the archive too.',
                'Set attachments-overflow: link to leave it out and list it in the mail.',
            ],
            anchor: 'too-large',
        });
    }
    found.leftOut.push({ name, size: unpacked, reason: `is more than ${(0,_mail_view_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatSize */ .Xq)(limit)} even as a .zip` });
    return true;
}
async function pack(entries, limit, shown) {
    try {
        return await (0,_zip_js__WEBPACK_IMPORTED_MODULE_3__/* .zip */ .y)(entries, limit);
    }
    catch (error) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('input', {
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
    const title = `The input ${INPUT} found no file for ${missing.map(({ pattern }) => JSON.stringify(pattern)).join(', ')}`;
    const hints = [...new Set(missing.map(({ hint }) => hint).filter((hint) => hint !== ''))];
    if (policy === 'warn') {
        warnings.push([`${title}.`, ...hints].join(' '));
        return;
    }
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('input', {
        title,
        causes: ['An earlier step did not write it, or wrote it elsewhere; paths are relative to the workspace.'],
        remedies: [
            ...hints,
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
        const { filename: typed, contentType, warning } = this.#typeName((0,_file_name_js__WEBPACK_IMPORTED_MODULE_4__/* .cleanName */ .$)(name));
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
function baseName(path) {
    return path.split(/[\\/]/).filter(Boolean).at(-1) ?? '';
}


/***/ }),

/***/ 2535:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ cleanName)
/* harmony export */ });
/* harmony import */ var _notification_clean_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4292);

/** The longest name in UTF-16 code units; file systems take 255 bytes. */
const MAX_NAME = 120;
/**
 * A name that every file system takes: composed Unicode without controls and direction overrides (which can hide an
 * extension), without the characters that Windows refuses, and not overlong.
 */
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

/***/ 1150:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KG: () => (/* binding */ listDirectory),
/* harmony export */   WU: () => (/* binding */ show),
/* harmony export */   lY: () => (/* binding */ findFiles),
/* harmony export */   xi: () => (/* binding */ compilePatterns)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3916);
/* harmony import */ var _confinement_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7773);
/* harmony import */ var _text_files_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(884);






/** More than any mail or report needs; a `**` that meets node_modules stops here. */
const MAX_FILES = 5_000;
/**
 * Finds the files that an input names. Patterns are those of the runner's toolkit (`*`, `?`, `[]`, `**`), relative to
 * the workspace or absolute; `!pattern` takes out of all others, wherever it stands. A pattern that ends in `/` finds
 * directories, any other only files.
 *
 * Nothing outside of the workspace and the runner's temporary folder is found, by real paths, and
 * nothing that may hold credentials: a path that is written out is then an error, what a wildcard meets is left out
 * with a warning (`.git` without one).
 *
 * @param patterns one a line as given
 * @throws ActionError kind `input`
 */
async function findFiles(input, patterns, folders, signal) {
    const roots = await (0,_confinement_js__WEBPACK_IMPORTED_MODULE_4__/* .listRoots */ .qV)(folders);
    const excluded = listExcluded(patterns, folders, roots);
    const found = [];
    for (const pattern of patterns.filter((each) => !each.startsWith('!'))) {
        found.push(await matchPattern(input, pattern, excluded, folders, roots, signal));
    }
    return found;
}
/**
 * Applies the patterns of an input to paths that are not on the disk, as if they lay in the workspace.
 *
 * @param patterns as given to {@link findFiles}, which has found no fault with them
 * @returns both take paths relative to the workspace, parted by `/`
 */
async function compilePatterns(patterns, folders) {
    const { prepareSearch, matchesFile, mayHold } = await Promise.all(/* import() */[__webpack_require__.e(253), __webpack_require__.e(479)]).then(__webpack_require__.bind(__webpack_require__, 8860));
    const included = patterns.filter((each) => !each.startsWith('!')).map((each) => anchor(each, folders));
    const search = prepareSearch([...included, ...listExcluded(patterns, folders, [])]);
    return {
        matchesFile: (path) => matchesFile(search, (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(folders.workspace, path)),
        mayHold: (folder) => mayHold(search, (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(folders.workspace, folder)),
    };
}
/** The patterns that exclude, with all that lies below what they name. */
function listExcluded(patterns, folders, roots) {
    return patterns
        .filter((pattern) => pattern.startsWith('!'))
        .flatMap((pattern) => anchorEverywhere(pattern.slice(1).trim(), folders, roots))
        .flatMap((pattern) => [`!${pattern}`, `!${pattern.replace(/(?<![\\/])[\\/]+$/, '')}/**`]);
}
/**
 * Lists the files below a directory for an archive, links left out, each with its path relative to the directory.
 *
 * @param patterns  as given to {@link findFiles}; their exclusions hold here too
 */
async function listDirectory(input, directory, patterns, folders, signal) {
    const everything = `${escapeGlob(directory)}/**`;
    const exclusions = patterns.filter((pattern) => pattern.startsWith('!'));
    const [matches] = await findFiles(input, [everything, ...exclusions], folders, signal);
    return (matches?.files ?? [])
        .filter((file) => file.path === file.real)
        .map((file) => ({ ...file, name: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(directory, file.path).split(node_path__WEBPACK_IMPORTED_MODULE_2__.sep).join('/') }));
}
async function matchPattern(input, pattern, excluded, folders, roots, signal) {
    const literal = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(folders.workspace, pattern);
    const isLiteral = !/[*?[]/.test(pattern) || (await exists(literal));
    const wantsDirectory = /[\\/]$/.test(pattern);
    const matches = { pattern, files: [], directories: [], warnings: [], hint: '' };
    const refuse = (what, remedy) => new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionError */ .lZ('input', {
        title: `The input ${input} names ${JSON.stringify(pattern)}, which ${what}`,
        remedies: [remedy],
        anchor: 'file',
    });
    if (literal === (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(folders.workspace))
        throw refuse('is the whole workspace', 'Name a folder in it.');
    const include = isLiteral ? `${escapeGlob(literal)}${wantsDirectory ? '/' : ''}` : anchor(pattern, folders);
    const outside = refuse('leads out of the workspace and the runner’s temporary folder', `Put the files into the workspace (${roots[0]?.path}) or into $RUNNER_TEMP; ".." and "~" are not followed.`);
    const { prepareSearch, walk } = await Promise.all(/* import() */[__webpack_require__.e(253), __webpack_require__.e(479)]).then(__webpack_require__.bind(__webpack_require__, 8860));
    let search;
    try {
        search = prepareSearch([include, ...excluded]);
    }
    catch {
        throw outside;
    }
    const { start } = search;
    if (!roots.some((root) => (0,_confinement_js__WEBPACK_IMPORTED_MODULE_4__/* .isBelow */ .Yw)(root.path, start) || (0,_confinement_js__WEBPACK_IMPORTED_MODULE_4__/* .isBelow */ .Yw)(root.real, start)))
        throw outside;
    const tellUnreadable = (path, error) => {
        if ((0,_text_files_js__WEBPACK_IMPORTED_MODULE_5__/* .isAbsence */ .Md)(error))
            return;
        const { refusal, remedy } = unreadable(codeOf(error));
        if (isLiteral)
            throw refuse(refusal, remedy);
        matches.warnings.push(`${show(path, folders) || 'The workspace'} was left out: it ${refusal}.`);
    };
    for await (const path of walk(search, signal, tellUnreadable)) {
        const file = await inspect(path, roots);
        if ('isDirectory' in file) {
            if (wantsDirectory && excluded.length > 0 && isBehindLink(path, file.real, roots)) {
                throw refuse('is reached by a link, and "!pattern" lines cannot be applied behind one', 'Name the folder that the link leads to.');
            }
            else if (wantsDirectory)
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
    if (signal.aborted)
        matches.warnings.push(`The search for ${JSON.stringify(pattern)} took too long and was ended.`);
    if (matches.files.length + matches.directories.length === 0)
        matches.hint = hintAt(pattern);
    return matches;
}
/** Looks at a file without reading it. A pipe or device is never opened: that could wait for ever. */
async function inspect(path, roots) {
    let real;
    try {
        real = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(path);
    }
    catch (error) {
        const code = codeOf(error);
        if (!(0,_text_files_js__WEBPACK_IMPORTED_MODULE_5__/* .isAbsence */ .Md)(error) && code !== 'ELOOP')
            return unreadable(code);
        const refusal = 'is a link to nothing, or vanished';
        return { refusal, remedy: 'Check what writes the file.', isExpected: false };
    }
    const objection = (0,_confinement_js__WEBPACK_IMPORTED_MODULE_4__/* .findObjection */ .RC)(path, real, roots);
    if (objection) {
        const isGit = path.split(node_path__WEBPACK_IMPORTED_MODULE_2__.sep).some((part) => part.toLowerCase() === '.git');
        return { ...objection, isExpected: isGit || roots.some((root) => real === root.real) };
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
        return unreadable(codeOf(error));
    }
}
function unreadable(code) {
    const remedy = 'Check the permissions of the file and of its folders.';
    return { refusal: `cannot be read: ${code}`, remedy, isExpected: false };
}
/** The pattern for each spelling of the folder that it begins in, so that it holds for files found by either. */
function anchorEverywhere(pattern, folders, roots) {
    const full = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute)(pattern) ? pattern : (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(folders.workspace, pattern);
    const others = roots
        .filter(({ path, real }) => real !== path && (0,_confinement_js__WEBPACK_IMPORTED_MODULE_4__/* .isBelow */ .Yw)(path, full))
        .map(({ path, real }) => `${escapeGlob(real)}/${(0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(path, full).split(node_path__WEBPACK_IMPORTED_MODULE_2__.sep).join('/')}`);
    return [anchor(pattern, folders), ...others];
}
/** Makes a pattern absolute: the toolkit would take the current folder for the workspace. */
function anchor(pattern, folders) {
    const isRooted = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute)(pattern) || /^~(?:[\\/]|$)/.test(pattern);
    return isRooted
        ? pattern
        : `${escapeGlob((0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(folders.workspace))}/${pattern.replace(/^(?:\.[\\/]+)+/, '')}`;
}
/** True when a link stands on the way from the root to the path. */
function isBehindLink(path, real, roots) {
    return !roots.some((root) => [root.path, root.real].some((folder) => (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(root.real, (0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(folder, path)) === real));
}
/** What a pattern that finds nothing was perhaps meant to be; empty when it looks right. */
function hintAt(pattern) {
    if (/^["']|["']$/.test(pattern))
        return 'Quotes are part of the name here; leave them out.';
    if (/^[a-z][a-z+.-]+:\/\//i.test(pattern))
        return 'Write a path, not a URL.';
    if (pattern.includes(','))
        return 'Write one pattern a line; a comma is part of the name here.';
    if (pattern.includes('{') && pattern.lastIndexOf('}') > pattern.indexOf('{'))
        return 'Braces have no meaning here; write one pattern a line.';
    if (node_path__WEBPACK_IMPORTED_MODULE_2__.sep === '/' && pattern.includes('\\'))
        return 'Part the folders by "/".';
    return '';
}
/** Takes the meaning off `*`, `?` and `[` in a path, as the toolkit's own patterns do it. */
function escapeGlob(path) {
    const plain = node_path__WEBPACK_IMPORTED_MODULE_2__.sep === '\\' ? path : path.replaceAll('\\', '\\\\');
    return plain.replace(/[[?*]/g, '[$&]');
}
/** A path as the user knows it: relative to the workspace where it lies there. */
function show(path, folders) {
    const inside = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(folders.workspace, path);
    return (0,_confinement_js__WEBPACK_IMPORTED_MODULE_4__/* .isBelow */ .Yw)(folders.workspace, path) ? inside.split(node_path__WEBPACK_IMPORTED_MODULE_2__.sep).join('/') : path;
}
async function exists(path) {
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(path).then(() => true, () => false);
}
function codeOf(error) {
    return error.code ?? String(error);
}


/***/ }),

/***/ 4754:
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


/***/ })

};
