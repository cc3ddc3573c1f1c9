// `?worker&url` makes a file of its own without the loader that Vite puts around `import()`.
import islands from './islands.ts?worker&url';

/* Reading comes first: nothing else is loaded before the page has come to rest. */
addEventListener('load', () => {
  const script = document.createElement('script');
  script.type = 'module';
  script.src = islands;
  document.head.append(script);
});
