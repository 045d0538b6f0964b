export const id = 474;
export const ids = [474];
export const modules = {

/***/ 9474:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openArtifacts: () => (/* binding */ openArtifacts)
});

// EXTERNAL MODULE: external "node:path/posix"
var posix_ = __webpack_require__(1535);
// EXTERNAL MODULE: ./src/github/api/failure.ts
var failure = __webpack_require__(6898);
// EXTERNAL MODULE: ./src/github/api/json.ts
var api_json = __webpack_require__(9360);
;// CONCATENATED MODULE: ./src/github/records/artifacts.ts

/**
 * Lists the artifacts of a run, newest first. A re-run may leave several of one name: those of earlier attempts come
 * later. An artifact that has expired is left out, and one whose name is no name of a folder.
 *
 * Source: docs.github.com, REST API, "List workflow run artifacts".
 */
async function listArtifacts(api, runId) {
    const answer = await api.get('artifacts', { run_id: runId, per_page: 100 });
    if (!answer.ok)
        return answer;
    const artifacts = (0,api_json/* listOf */.c3)((0,api_json.at)(answer.data, 'artifacts')).flatMap((json) => {
        const id = (0,api_json/* countOf */.pq)((0,api_json.at)(json, 'id'));
        const name = (0,api_json/* textOf */.b6)((0,api_json.at)(json, 'name'), { maxLength: 256 });
        const bytes = (0,api_json/* countOf */.pq)((0,api_json.at)(json, 'size_in_bytes')) ?? 0;
        const createdAt = (0,api_json/* timeOf */.nR)((0,api_json.at)(json, 'created_at')) ?? '';
        if (id === undefined || name === undefined || (0,api_json.at)(json, 'expired') === true)
            return [];
        return /^\.\.?$|[\\/]/.test(name) ? [] : [{ id, name, bytes, createdAt }];
    });
    return { ok: true, data: artifacts.sort((a, b) => b.id - a.id) };
}

// EXTERNAL MODULE: ./src/notification/clean-text.ts
var clean_text = __webpack_require__(4292);
// EXTERNAL MODULE: ./src/workspace/find.ts
var find = __webpack_require__(1150);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(6466);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ./src/workspace/unzip.ts





/** Entries of one archive that are looked at, wanted or not. */
const MAX_ENTRIES = 50_000;
/** Files of one archive that are read. */
const MAX_FILES = 5_000;
/** Longer paths are passed over: the time for matching a pattern grows with the number of folders. */
const MAX_PATH = 500;
/** Octets of extra fields and comment of an entry that is kept: each may have 65,535 (APPNOTE.TXT section 4.4). */
const MAX_EXTRA = 1_000;
/**
 * Keeps downloads in a folder below the runner's temporary one, and reads the archives among them where they lie, so
 * that no archive is ever whole in memory. Nothing is unpacked to the disk, and no name out of an archive is used as
 * one there.
 *
 * @param temp the runner's temporary folder
 */
function createDownloads(temp) {
    let making;
    let count = 0;
    const archives = [];
    return {
        /**
         * @param name of the download: the first part of the paths in it
         * @returns the wanted files; those before the fault, where there is a `problem`. A download that is no archive is
         *   one file of the same name, if that is wanted (actions/upload-artifact with `archive: false`).
         * @throws Error when it cannot be saved: the connection, the disk, too many bytes
         */
        async add(name, bytes, { maxBytes, wants, signal }) {
            making ??= (0,promises_.mkdtemp)((0,external_node_path_.join)(temp, 'acs-mail-'));
            const path = (0,external_node_path_.join)(await making, String(++count));
            await (0,external_node_stream_promises_.pipeline)(bytes, (chunks) => limit(chunks, maxBytes), (0,external_node_fs_.createWriteStream)(path), { signal });
            const { isArchive, size } = await inspect(path);
            const plain = `${name}/${name}`;
            if (!isArchive && wants(plain)) {
                return { files: [{ path: plain, size, open: () => (0,external_node_fs_.createReadStream)(path) }] };
            }
            const files = [];
            try {
                const { openPromise } = await __webpack_require__.e(/* import() */ 663).then(__webpack_require__.t.bind(__webpack_require__, 663, 19));
                const zip = await openPromise(path, { autoClose: false });
                archives.push(zip);
                let entries = 0;
                for await (const entry of zip.eachEntry()) {
                    if (signal.aborted)
                        throw new Error('it took too long');
                    if (++entries > MAX_ENTRIES)
                        throw new Error(`it holds more than ${MAX_ENTRIES} files`);
                    const inside = `${name}/${entry.fileName}`;
                    if (inside.length > MAX_PATH || inside.endsWith('/') || !wants(inside))
                        continue;
                    if (files.length === MAX_FILES)
                        throw new Error(`more than ${MAX_FILES} files in it match`);
                    const isLong = entry.extraFieldLength + entry.fileCommentLength > MAX_EXTRA;
                    const opener = isLong ? refuseLong : openerOf(zip, entry);
                    files.push({ path: inside, size: entry.uncompressedSize, open: opener });
                }
                return { files };
            }
            catch (error) {
                return { files, problem: error.message };
            }
        },
        /** Closes and deletes everything. Never fails: what stays there is deleted with the runner's temporary folder. */
        async remove() {
            for (const zip of archives)
                zip.close();
            const folder = await making?.catch(() => undefined);
            if (folder)
                await (0,promises_.rm)(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
        },
    };
}
async function* limit(chunks, maxBytes) {
    let size = 0;
    for await (const chunk of chunks) {
        size += chunk.length;
        if (size > maxBytes)
            throw new Error(`it has more than ${maxBytes} bytes`);
        yield chunk;
    }
}
/** Every archive, an empty one too, begins with the letters of Phil Katz (APPNOTE.TXT sections 4.3.7 and 4.3.16). */
async function inspect(path) {
    const file = await (0,promises_.open)(path);
    try {
        const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0);
        return { isArchive: buffer.toString('latin1') === 'PK', size: (await file.stat()).size };
    }
    finally {
        await file.close();
    }
}
/** On its own, so that no function for a refused entry holds that entry in memory. */
function openerOf(zip, entry) {
    return () => readEntry(zip, entry);
}
function refuseLong() {
    throw new Error(`its extra fields and comment have more than ${MAX_EXTRA} bytes`);
}
async function* readEntry(zip, entry) {
    const type = (entry.externalFileAttributes >>> 16) & 0o170000;
    if (type === 0o120000)
        throw new Error('it is a symbolic link');
    let checksum = 0;
    for await (const chunk of (await zip.openReadStreamPromise(entry))) {
        checksum = (0,external_node_zlib_.crc32)(chunk, checksum);
        yield chunk;
    }
    if (checksum !== entry.crc32)
        throw new Error('its checksum is wrong');
}

;// CONCATENATED MODULE: ./src/steps/artifacts.ts






/** Downloads of both runs together; with the two lists they are six requests. */
const MAX_DOWNLOADS = 4;
/** Bytes of one artifact: it lies on the disk while it is read. */
const MAX_ARTIFACT_BYTES = 256_000_000;
/** Words in the names of artifacts that hold test reports; such artifacts are read first. */
const TEST_WORDS = /test|junit|report|result|trx/i;
/**
 * Downloads the artifacts that may hold wanted files: at most four, first those of the current run, then those of the
 * same names of the previous one. What cannot be had becomes an entry in `problems`.
 *
 * @param patterns of the input test-reports
 */
async function openArtifacts(api, { patterns, folders, signal }, { current, previous, onDisk }) {
    const { matchesFile, mayHold } = await (0,find/* compilePatterns */.xi)(patterns, folders);
    const downloads = createDownloads(folders.temp);
    const problems = [];
    const tell = (reason) => problems.push({ section: 'tests', reason });
    async function list(id, until, effect = '') {
        const answer = await listArtifacts(api.until(until), id);
        if (answer.ok)
            return answer.data.filter(({ name }) => mayHold(name));
        const missing = (0,failure/* missingOf */.oy)('tests', answer.failure);
        problems.push({ ...missing, reason: `${effect}${missing.reason}` });
        return [];
    }
    async function read({ id, name, bytes }, until) {
        const fail = (why) => {
            // An archive chooses what stands in the message of a fault in it.
            tell(`The artifact ${name} could not be read: ${(0,clean_text/* cleanText */.X)(why, { maxLength: 300 })}`);
            return [];
        };
        const maxBytes = MAX_ARTIFACT_BYTES;
        if (bytes > maxBytes)
            return fail(`it has ${bytes} bytes, more than ${maxBytes}.`);
        const answer = await api.until(until).stream('artifact', { artifact_id: id, archive_format: 'zip' });
        if (!answer.ok)
            return fail(answer.failure.reason);
        const options = { maxBytes, wants: matchesFile, signal: until };
        try {
            const { files, problem } = await downloads.add(name, answer.data, options);
            if (problem !== undefined)
                fail(`${problem}.`);
            return files;
        }
        catch (error) {
            return fail(`${error.message}.`);
        }
    }
    async function readAll(artifacts, until) {
        return (await Promise.all(artifacts.map((artifact) => read(artifact, until)))).flat();
    }
    const readingPrevious = previous && previous.id !== current?.id
        ? list(previous.id, previous.signal, 'New failures cannot be told from known ones: ')
        : undefined;
    const own = current ? await list(current.id, signal) : [];
    const wanted = latestOf(own);
    if (wanted.length > MAX_DOWNLOADS) {
        tell(`${wanted.length} artifacts of the run may hold test reports, and only ${MAX_DOWNLOADS} are read. Begin the patterns of test-reports with the names of artifacts, as in "junit-linux/**/*.xml".`);
    }
    const chosen = wanted.slice(0, MAX_DOWNLOADS);
    const files = await readAll(chosen, signal);
    const names = new Set(files.map(firstFolder));
    const isEarlier = ({ createdAt }) => previous?.before === undefined || createdAt < previous.before;
    const earlier = latestOf(((await readingPrevious) ?? (previous ? own : [])).filter(isEarlier))
        .filter(({ name }) => current === undefined || names.has(name))
        .slice(0, MAX_DOWNLOADS - chosen.length);
    const filesBefore = await readAll(earlier, previous?.signal ?? signal);
    const [only, ...others] = new Set(filesBefore.map(firstFolder));
    const namesBefore = new Set(filesBefore.map(({ path }) => (0,posix_.basename)(path)));
    const knownFolders = new Set(onDisk.flatMap(({ path }) => (namesBefore.has((0,posix_.basename)(path)) ? (0,posix_.dirname)(path) : [])));
    return {
        current: files,
        previous: filesBefore,
        artifactOf(file) {
            const name = firstFolder(file);
            const isKnown = current !== undefined || name === only || others.includes(name);
            if (isKnown)
                return name;
            // A file on the disk may lie elsewhere than in its artifact: names of files tell that a folder is the only artifact.
            return others.length === 0 && knownFolders.has((0,posix_.dirname)(file.path)) ? only : undefined;
        },
        problems,
        close: downloads.remove,
    };
}
function firstFolder({ path }) {
    return path.split('/', 1)[0] ?? '';
}
/** The newest artifact of each name: a re-run makes another one. Those that sound like tests come first. */
function latestOf(artifacts) {
    const latest = new Map();
    for (const artifact of artifacts) {
        if (!latest.has(artifact.name))
            latest.set(artifact.name, artifact);
    }
    return [...latest.values()].sort((a, b) => Number(TEST_WORDS.test(b.name)) - Number(TEST_WORDS.test(a.name)));
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


/***/ })

};
