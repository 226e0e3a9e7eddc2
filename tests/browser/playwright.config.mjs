// The site's own binary, one system browser, nothing from elsewhere. Debian's headless shell is the same Chromium without windows: its tests
// take little more than half the time.
import { defineConfig } from '@playwright/test';

const port = process.env.KAZPEACE_TEST_PORT ?? '8791';
const binary = process.env.KAZPEACE_BINARY ?? '../../target/release/kazpeace';
const baseURL = `http://127.0.0.1:${port}`;

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.mjs',
  outputDir: 'results',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  retries: 0,
  reporter: 'list',
  timeout: 60_000,
  use: {
    baseURL,
    browserName: 'chromium',
    locale: 'en-GB',
    // Nothing moves while it is measured; modes.spec.mjs looks at both settings.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      executablePath: '/usr/bin/chromium-headless-shell',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: `exec ${binary} --quick --listen 127.0.0.1:${port}`,
    url: `${baseURL}/en/`,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5000 },
  },
});
