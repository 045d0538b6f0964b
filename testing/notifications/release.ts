import type { Notification, ReleaseState } from '../../src/notification/notification.ts';
import { base, grace, site } from './base.ts';

const notes = `## What is new

- Totals are rounded to cents (#12) by @grace
- **Faster** start: 1.2 s → 0.4 s
- [x] Works offline

| Platform | File | Size |
|---|---|---|
| Linux | \`app-linux-x64\` | 42 MB |
| macOS | \`app-darwin-arm64\` | 39 MB |

> Needs Node 24.

\`\`\`sh
npm install -g app@1.4.0
\`\`\`

![Screenshot](https://example.com/shot.png) <img src=x onerror=alert(1)> [more](javascript:alert(1))

**Full list**: https://github.com/contoso/app/compare/v1.3.9...v1.4.0
`;

export function releaseNotification(state: ReleaseState): Notification {
  return {
    ...base,
    kind: 'release',
    state,
    severity: state === 'published' ? 'good' : 'info',
    run: { ...base.run, event: 'release', conclusion: 'success' },
    ref: { type: 'tag', name: 'v1.4.0', isDefault: false },
    release: {
      tag: 'v1.4.0',
      name: 'App 1.4 “Halley”',
      url: `${site}/releases/tag/v1.4.0`,
      notes,
      isNotesCut: state === 'edited',
      isPrerelease: state === 'prereleased',
      isDraft: state === 'drafted',
      action: state === 'edited' ? 'edited' : 'published',
      author: grace,
      publishedAt: '2026-03-04T09:20:00Z',
      assets: [
        {
          name: 'app-linux-x64.tar.gz',
          url: `${site}/releases/download/v1.4.0/app-linux-x64.tar.gz`,
          size: 42_133_504,
          digest: 'sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824',
        },
        { name: 'checksums.txt', url: `${site}/releases/download/v1.4.0/checksums.txt`, size: 812 },
      ],
      previousTag: 'v1.3.9',
      compareUrl: `${site}/compare/v1.3.9...v1.4.0`,
    },
  };
}
