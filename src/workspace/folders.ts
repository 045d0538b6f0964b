/** The folders of a run that the action may read from and write to. */
export interface Folders {
  /** GITHUB_WORKSPACE */
  workspace: string;
  /** RUNNER_TEMP */
  temp: string;
}

/** The folders as the runner names them; the current folder stands in for a missing workspace. */
export function findFolders(env: NodeJS.ProcessEnv): Folders {
  const workspace = env['GITHUB_WORKSPACE'] || process.cwd();
  return { workspace, temp: env['RUNNER_TEMP'] || workspace };
}
