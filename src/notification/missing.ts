import type { Missing } from './notification.ts';

/** Sections that are missing for one reason, so that the reason is said once. */
export interface MissingGroup {
  sections: string[];
  reason: string;
  fix?: string;
}

const names: Record<Missing['section'], string> = {
  run: 'details of the run',
  history: 'history',
  jobs: 'jobs',
  log: 'log',
  annotations: 'annotations',
  changes: 'changes',
  pr: 'pull request',
  people: 'people',
  tests: 'tests',
  template: 'your own text',
  digest: 'digest',
  schedules: 'missed schedules',
  attachments: 'attachments',
};

/** Joins what is missing by reason and remedy, in order of first appearance. */
export function groupMissing(missing: readonly Missing[]): MissingGroup[] {
  const groups = new Map<string, MissingGroup>();
  for (const { section, reason, fix } of missing) {
    const key = `${reason}\n${fix ?? ''}`;
    const group = groups.get(key) ?? { sections: [], reason, fix };
    if (!group.sections.includes(names[section])) group.sections.push(names[section]);
    groups.set(key, group);
  }
  return [...groups.values()];
}
