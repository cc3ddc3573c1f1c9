import { defineConfig } from '@playwright/test';
import { browserArguments, executablePath } from './tests/browser.ts';

/** Browser tests against the built site. Each file starts the server it needs (tests/site.ts). */
export default defineConfig({
  testDir: 'tests',
  fullyParallel: true,
  forbidOnly: Boolean(process.env['CI']),
  workers: 2,
  timeout: 60_000,
  reporter: [['list']],
  use: {
    launchOptions: { executablePath, args: browserArguments },
    viewport: { width: 360, height: 740 },
    locale: 'en-GB',
    trace: 'off',
  },
});
