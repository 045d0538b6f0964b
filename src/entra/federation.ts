import { addFederatedCredential, listFederatedCredentials } from './az-commands.ts';
import type { AssertionClaims } from './claims.ts';

/**
 * Why no federated credential of the app matches the presented token, most likely cause first.
 *
 * Sources: Microsoft Learn, "Considerations for workload identity federation" and "Migrate GitHub Actions federated
 * credentials to immutable subjects"; azure-devops-docs, errors-workload-identity.md (2026-03-26); GitHub changelog
 * 2026-04-23 (numeric ids in the subject of repositories made or renamed from 2026-07-15 on).
 *
 * @param code number of the AADSTS code, which says what of the three differs
 */
export function listMismatches(code: number, claims: AssertionClaims | undefined): string[] {
  const causes: string[] = [];
  if (code === 70025) causes.push('The app has no federated credential at all.');
  if (code === 700211)
    causes.push(`No federated credential of the app has the issuer ${shown(claims?.issuer)}.`);
  if (code === 700212) {
    causes.push(`No federated credential of the app has the audience ${shown(claims?.audience)}.`);
  }
  if (code === 7002138) {
    causes.push('A federated credential has this subject in other letter case; the case has to be the same.');
  }
  if (code === 70021 || code === 700213) {
    causes.push(`No federated credential of the app has the subject ${shown(claims?.subject)}.`);
  }
  const kind = subjectKind(claims?.subject ?? '');
  if (kind && code !== 700211 && code !== 700212) causes.push(kind);
  if (hasNumericIds(claims?.subject ?? '')) {
    causes.push(
      'The subject holds the numeric ids of owner and repository, as GitHub writes it for repositories made or renamed since July 2026; a credential made for the form without ids does not match.',
    );
  }
  causes.push('client-id is that of another app, or the credential was made less than a minute ago.');
  return causes;
}

/** What to register, word for word as the token says it, and the command for it. */
export function remedyMismatch(claims: AssertionClaims | undefined): string[] {
  const compare = `Show what the app trusts and compare letter by letter: ${listFederatedCredentials}`;
  if (!claims) return [compare];
  return [
    `Compare with what GitHub presented: issuer ${claims.issuer}, audience ${claims.audience}, subject ${claims.subject}`,
    compare,
    `Register it (in PowerShell put the JSON into a file and give its name): ${addFederatedCredential(claims)}`,
  ];
}

function shown(claim: string | undefined): string {
  return claim ?? 'that the token has';
}

function subjectKind(subject: string): string | undefined {
  if (subject.includes(':environment:')) {
    return 'The job uses an environment, so the subject names that environment and not the branch.';
  }
  if (subject.endsWith(':pull_request')) {
    return 'The run belongs to a pull request, so the subject names no branch.';
  }
  if (subject.includes(':ref:refs/tags/')) {
    return 'The run belongs to a tag, and a credential for a branch does not cover tags.';
  }
  if (subject.includes(':ref:refs/heads/')) {
    return 'The run belongs to a branch, and every branch needs a federated credential of its own.';
  }
  return undefined;
}

function hasNumericIds(subject: string): boolean {
  return /^repo:[^/:]+@\d+\/[^:]+@\d+:/.test(subject);
}
