import { defineConfig } from 'eslint/config';
import astro from 'eslint-plugin-astro';
import tseslint from 'typescript-eslint';

export default defineConfig(
  { ignores: ['dist', '.astro', 'node_modules', 'test-results'] },
  tseslint.configs.strict,
  astro.configs['flat/recommended'],
  {
    rules: {
      // Playwright's fixtures take an empty pattern.
      'no-empty-pattern': 'off',
      '@typescript-eslint/consistent-type-definitions': 'off',
    },
  },
  {
    files: ['src/domain/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      // The rules of the house stay free of the framework, the browser and the disk.
      'no-restricted-imports': [
        'error',
        { patterns: ['astro:*', 'astro', 'node:fs*', '*/queries/*', '*/components/*'] },
      ],
      'no-restricted-globals': ['error', 'document', 'window', 'localStorage', 'fetch'],
    },
  },
);
