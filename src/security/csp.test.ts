import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from './csp.ts';

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

describe('content security policy', () => {
  it('names the inline code and styles of its own page, and no others', () => {
    const html = '<style>b{}</style><script type="module">go()</script><script type="module" src="/a.js"></script>';
    const policy = contentSecurityPolicy(html);
    expect(policy).toContain(`script-src 'self' ${hash('go()')};`);
    expect(policy).toContain(`style-src 'self' ${hash('b{}')}`);
    expect(policy.match(/sha256-/g)).toHaveLength(2);
  });

  it('allows WebAssembly only where it is asked for', () => {
    expect(contentSecurityPolicy('')).not.toContain('wasm');
    expect(contentSecurityPolicy('', true)).toContain("'wasm-unsafe-eval'");
  });

  it('needs no hash for data', () => {
    expect(contentSecurityPolicy('<script type="application/ld+json">{}</script>')).not.toContain('sha256-');
  });

  it('never allows unsafe inline code or another host', () => {
    const policy = contentSecurityPolicy('<script>x</script>', true);
    expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/);
  });
});
