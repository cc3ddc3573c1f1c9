import { existsSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { builtPages, DIST } from './pages.ts';

const pages = new Map(builtPages().map(({ address, html }) => [`/${address}`, html]));
const ids = new Map<string, Set<string>>();
const idsOf = (path: string) => {
  let known = ids.get(path);
  if (!known) {
    known = new Set([...(pages.get(path) ?? '').matchAll(/\sid="([^"]+)"/g)].map(([, id = '']) => id));
    ids.set(path, known);
  }
  return known;
};

test('every internal link leads to a page, and every fragment to a part of it', () => {
  const broken: string[] = [];
  for (const [path, html] of pages) {
    for (const [, to = ''] of html.matchAll(/<(?:a|link)\b[^>]*\shref="([^"]*)"/g)) {
      const url = new URL(to.replaceAll('&amp;', '&'), `http://site${path}`);
      if (url.host !== 'site' || !url.protocol.startsWith('http')) continue;
      const target = decodeURIComponent(url.pathname);
      const isPage = pages.has(target);
      if (!isPage && !existsSync(`${DIST}${target}`)) broken.push(`${path} → ${to}`);
      if (isPage && url.hash && !idsOf(target).has(decodeURIComponent(url.hash.slice(1))))
        broken.push(`${path} → ${to}`);
    }
  }
  expect(broken).toEqual([]);
});

test('alternate addresses in the head exist in every language', () => {
  const missing: string[] = [];
  for (const [path, html] of pages) {
    for (const [, to = ''] of html.matchAll(/<link rel="(?:alternate|canonical)"[^>]*href="([^"]+)"/g)) {
      if (!pages.has(new URL(to).pathname)) missing.push(`${path} → ${to}`);
    }
  }
  expect(missing).toEqual([]);
});

test('no page says an id twice', () => {
  const twice: string[] = [];
  for (const [path, html] of pages) {
    const all = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id = '']) => id);
    const again = all.filter((id, index) => all.indexOf(id) !== index);
    if (again.length > 0) twice.push(`${path}: ${[...new Set(again)].join(', ')}`);
  }
  expect(twice).toEqual([]);
});

test('every icon that a page uses is in its sprite', () => {
  const missing: string[] = [];
  for (const [path, html] of pages) {
    for (const [, id = ''] of html.matchAll(/<use href="#([^"]+)"/g))
      if (!idsOf(path).has(id)) missing.push(`${path}: ${id}`);
  }
  expect(missing).toEqual([]);
});
