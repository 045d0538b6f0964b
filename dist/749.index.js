export const id = 749;
export const ids = [749];
export const modules = {

/***/ 1749:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  compilePatterns: () => (/* binding */ compilePatterns),
  findFiles: () => (/* binding */ findFiles),
  listDirectory: () => (/* binding */ listDirectory),
  show: () => (/* binding */ show)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/workspace/confinement.ts
var confinement = __webpack_require__(7773);
// EXTERNAL MODULE: ./src/workspace/text-files.ts
var text_files = __webpack_require__(884);
// EXTERNAL MODULE: ./node_modules/@actions/glob/lib/internal-pattern.js + 9 modules
var internal_pattern = __webpack_require__(7686);
// EXTERNAL MODULE: ./node_modules/@actions/glob/lib/internal-pattern-helper.js
var internal_pattern_helper = __webpack_require__(8142);
;// CONCATENATED MODULE: ./src/workspace/walk.ts




const DIRECTORY = 1;
const FILE = 2;
function prepareSearch(patterns) {
    const prepared = patterns.map((pattern) => new internal_pattern/* Pattern */.z(pattern));
    return {
        included: prepared.filter(({ negate }) => !negate),
        excluded: prepared.filter(({ negate }) => negate),
        start: (0,internal_pattern_helper/* getSearchPaths */.Je)(prepared)[0] ?? '',
    };
}
function matchesFile(search, path) {
    return ((0,internal_pattern_helper/* match */.YW)(search.included, path) & FILE) !== 0 && !isExcluded(search, path);
}
function mayHold(search, path) {
    return (0,internal_pattern_helper/* partialMatch */.nU)(search.included, path) && !isExcluded(search, path);
}
function isExcluded({ excluded }, path) {
    return excluded.some((each) => each.match(path) !== 0);
}
async function* walk(search, signal, onUnreadable) {
    const { included, start } = search;
    const open = [start];
    for (let path = open.pop(); path !== undefined && !signal.aborted; path = open.pop()) {
        const kind = (0,internal_pattern_helper/* match */.YW)(included, path);
        if (!kind && !(0,internal_pattern_helper/* partialMatch */.nU)(included, path))
            continue;
        const isFolder = await look(path, path === start).then((stats) => stats.isDirectory(), (error) => onUnreadable(path, error));
        if (isFolder === undefined)
            continue;
        const isWanted = (kind & (isFolder ? DIRECTORY : FILE)) !== 0;
        if ((!isWanted && !isFolder) || isExcluded(search, path))
            continue;
        if (isWanted)
            yield path;
        if (!isFolder)
            continue;
        const names = await (0,promises_.readdir)(path).catch((error) => onUnreadable(path, error));
        for (const name of (names ?? []).reverse())
            open.push((0,external_node_path_.join)(path, name));
    }
}
async function look(path, isFollowed) {
    return isFollowed ? (0,promises_.stat)(path).catch(() => (0,promises_.lstat)(path)) : (0,promises_.lstat)(path);
}

;// CONCATENATED MODULE: ./src/workspace/find.ts







const MAX_FILES = 5_000;
async function findFiles(input, patterns, folders, signal) {
    const roots = await (0,confinement/* listRoots */.qV)(folders);
    const excluded = listExcluded(patterns, folders, roots);
    const found = [];
    for (const pattern of patterns.filter((each) => !each.startsWith('!'))) {
        found.push(await matchPattern(input, pattern, excluded, folders, roots, signal));
    }
    return found;
}
function compilePatterns(patterns, folders) {
    const included = patterns.filter((each) => !each.startsWith('!')).map((each) => find_anchor(each, folders));
    const search = prepareSearch([...included, ...listExcluded(patterns, folders, [])]);
    return {
        matchesFile: (path) => matchesFile(search, (0,external_node_path_.resolve)(folders.workspace, path)),
        mayHold: (folder) => mayHold(search, (0,external_node_path_.resolve)(folders.workspace, folder)),
    };
}
function listExcluded(patterns, folders, roots) {
    return (patterns
        .filter((pattern) => pattern.startsWith('!'))
        .map((pattern) => pattern.slice(1).trim())
        .flatMap((pattern) => [...new Set([pattern, pattern.replaceAll('[', '[[]')])])
        .flatMap((pattern) => anchorEverywhere(pattern, folders, roots))
        .flatMap((pattern) => [`!${pattern}`, `!${pattern.replace(/[\\/]$/, '')}/**`]));
}
async function listDirectory(input, directory, patterns, folders, signal) {
    const roots = await (0,confinement/* listRoots */.qV)(folders);
    const everything = `${escapeGlob(directory)}/**`;
    const excluded = listExcluded(patterns, folders, roots);
    const { files, warnings } = await matchPattern(input, everything, excluded, folders, roots, signal);
    const inside = files
        .filter((file) => file.path === file.real)
        .map((file) => ({ ...file, name: nameInArchive((0,external_node_path_.relative)(directory, file.path)) }));
    return { files: inside, warnings };
}
function nameInArchive(path) {
    return path.split(external_node_path_.sep).join('/').replace(/[\\:]/g, '_');
}
async function matchPattern(input, pattern, excluded, folders, roots, signal) {
    const literal = (0,external_node_path_.resolve)(folders.workspace, pattern);
    const isLiteral = !/[*?]/.test(pattern) && (!pattern.includes('[') || (await exists(literal)));
    const wantsDirectory = /[\\/]$/.test(pattern);
    const matches = { pattern, files: [], directories: [], warnings: [], hint: hintAt(pattern) };
    const refuse = (what, remedy) => new errors/* ActionError */.lZ('input', {
        title: `The input ${input} names ${JSON.stringify(pattern)}, which ${what}`,
        remedies: [remedy],
        anchor: 'file',
    });
    if (roots.some(({ path, real }) => literal === path || literal === real)) {
        throw refuse('is the whole workspace or the runner’s whole temporary folder', 'Name a folder in it.');
    }
    const include = isLiteral ? `${escapeGlob(literal)}${wantsDirectory ? '/' : ''}` : find_anchor(pattern, folders);
    const outside = refuse('leads out of the workspace and the runner’s temporary folder', `Put the files into the workspace (${roots[0]?.path}) or into $RUNNER_TEMP${/^~|\.\./.test(pattern) ? '; ".." and "~" are not followed' : ''}.`);
    let search;
    try {
        search = prepareSearch([include, ...excluded]);
    }
    catch {
        throw outside;
    }
    const { start } = search;
    if (!roots.some((root) => (0,confinement/* isBelow */.Yw)(root.path, start) || (0,confinement/* isBelow */.Yw)(root.real, start)))
        throw outside;
    const objection = isLiteral ? undefined : await objectTo(start, roots);
    if (objection) {
        if (!isOfGit(start))
            matches.warnings.push(`${show(start, folders)} was left out: it ${objection.refusal}.`);
        return matches;
    }
    const tellUnreadable = (path, error) => {
        if ((0,text_files/* isAbsence */.Md)(error))
            return;
        const { refusal, remedy } = unreadable(codeOf(error));
        if (isLiteral)
            throw refuse(refusal, remedy);
        matches.warnings.push(`${show(path, folders) || 'The workspace'} was left out: it ${refusal}.`);
    };
    for await (const path of walk(search, signal, tellUnreadable)) {
        const file = await inspect(path, roots);
        if ('real' in file && isExcluded(search, file.real))
            continue;
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
        else
            matches.files.push(file);
        if (matches.files.length + matches.directories.length > MAX_FILES) {
            throw refuse(`matches more than ${MAX_FILES} files`, 'Make the pattern narrower.');
        }
    }
    if (signal.aborted)
        matches.warnings.push(`The search for ${JSON.stringify(pattern)} took too long and was ended.`);
    return matches;
}
async function objectTo(folder, roots) {
    const real = await (0,promises_.realpath)(folder).catch(() => undefined);
    const isKnown = real !== undefined && roots.every((root) => real !== root.real);
    return isKnown ? (0,confinement/* findObjection */.RC)(folder, real, roots) : undefined;
}
async function inspect(path, roots) {
    let real;
    try {
        real = await (0,promises_.realpath)(path);
    }
    catch (error) {
        const code = codeOf(error);
        if (!(0,text_files/* isAbsence */.Md)(error) && code !== 'ELOOP')
            return unreadable(code);
        const refusal = 'is a link to nothing, or vanished';
        return { refusal, remedy: 'Check what writes the file.', isExpected: false };
    }
    const objection = (0,confinement/* findObjection */.RC)(path, real, roots);
    if (objection) {
        return { ...objection, isExpected: isOfGit(path) || roots.some((root) => real === root.real) };
    }
    try {
        const seen = await (0,promises_.lstat)(real);
        if (seen.isDirectory())
            return { isDirectory: true, real };
        if (!seen.isFile()) {
            const refusal = 'is a pipe, socket or device';
            return { refusal, remedy: 'Name regular files only.', isExpected: false };
        }
        const file = await (0,promises_.open)(real, external_node_fs_.constants.O_RDONLY);
        await file.close();
        return { path, real, size: seen.size };
    }
    catch (error) {
        return unreadable(codeOf(error));
    }
}
function isOfGit(path) {
    return path.split(external_node_path_.sep).some((part) => part.toLowerCase() === '.git');
}
function unreadable(code) {
    const remedy = 'Check the permissions of the file and of its folders.';
    return { refusal: `cannot be read: ${code}`, remedy, isExpected: false };
}
function anchorEverywhere(pattern, folders, roots) {
    const full = (0,external_node_path_.isAbsolute)(pattern) ? pattern : (0,external_node_path_.resolve)(folders.workspace, pattern);
    const others = roots
        .filter(({ path, real }) => real !== path && (0,confinement/* isBelow */.Yw)(path, full))
        .map(({ path, real }) => `${escapeGlob(real)}/${(0,external_node_path_.relative)(path, full).split(external_node_path_.sep).join('/')}`);
    return [find_anchor(pattern, folders), ...others];
}
function find_anchor(pattern, folders) {
    const isRooted = (0,external_node_path_.isAbsolute)(pattern) || /^~[\\/]/.test(pattern);
    return isRooted
        ? pattern
        : `${escapeGlob((0,external_node_path_.resolve)(folders.workspace))}/${pattern.replace(/^(?:\.[\\/]+)+/, '')}`;
}
function isBehindLink(path, real, roots) {
    return !roots.some((root) => [root.path, root.real].some((folder) => (0,external_node_path_.resolve)(root.real, (0,external_node_path_.relative)(folder, path)) === real));
}
function hintAt(pattern) {
    if (/^["']|["']$/.test(pattern))
        return 'Quotes are part of the name here; leave them out.';
    if (/^[a-z][a-z+.-]+:\/\//i.test(pattern))
        return 'Write a path, not a URL.';
    if (pattern.includes(','))
        return 'Write one pattern a line; a comma is part of the name here.';
    if (pattern.includes('{') && pattern.lastIndexOf('}') > pattern.indexOf('{'))
        return 'Braces have no meaning here; write one pattern a line.';
    if (external_node_path_.sep === '/' && pattern.includes('\\'))
        return 'Part the folders by "/".';
    return '';
}
function escapeGlob(path) {
    const plain = external_node_path_.sep === '\\' ? path : path.replaceAll('\\', '\\\\');
    return plain.replace(/[[?*]/g, '[$&]');
}
function show(path, folders) {
    const inside = (0,external_node_path_.relative)(folders.workspace, path);
    return (0,confinement/* isBelow */.Yw)(folders.workspace, path) ? inside.split(external_node_path_.sep).join('/') : path;
}
async function exists(path) {
    return (0,promises_.lstat)(path).then(() => true, () => false);
}
function codeOf(error) {
    return error.code ?? String(error);
}


/***/ })

};
