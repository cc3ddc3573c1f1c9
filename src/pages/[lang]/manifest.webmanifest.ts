import type { APIRoute } from 'astro';
import { LANGUAGES, type Language } from '../../i18n/languages.ts';
import { asset, everyLanguage, href } from '../../i18n/routes.ts';
import { translator } from '../../i18n/translate.ts';

export const getStaticPaths = everyLanguage;

const icons = [
  { src: asset('icon-192.png'), sizes: '192x192', type: 'image/png' },
  { src: asset('icon-512.png'), sizes: '512x512', type: 'image/png' },
  { src: asset('icon-maskable-512.png'), sizes: '512x512', type: 'image/png', purpose: 'maskable' },
];

/** One manifest per language: name, direction and first page in it. The id is the same app in that language. */
export const GET: APIRoute = ({ params }) => {
  const lang = params['lang'] as Language;
  const t = translator(lang);
  const manifest = {
    id: href(lang),
    name: t('site.name'),
    short_name: t('site.shortName'),
    description: t('site.description'),
    lang,
    dir: LANGUAGES[lang].dir,
    start_url: href(lang),
    scope: asset(''),
    display: 'standalone',
    background_color: '#fffdf8',
    theme_color: '#26363d',
    icons,
    shortcuts: [
      { name: t('manifest.shortcutSearch'), url: href(lang, 'search/') },
      { name: t('tab.saved'), url: href(lang, 'offline/') },
    ],
  };
  return new Response(JSON.stringify(manifest), { headers: { 'content-type': 'application/manifest+json' } });
};
