// A browser for measuring: its program, its switches, and a page of it for somebody.
export const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'
export const args = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking']
/** The processor of a cheap phone or an old laptop, against this one. */
export const slower = 4

/** A page of a browser of its own for this person. */
export async function opened(browser, server, person, options = {}) {
  const context = await browser.newContext({ ...options, serviceWorkers: 'block' })
  const [name, value] = person.cookie.split(/=(.*)/s)
  await context.addCookies([{ name, value, url: server.url }])
  const page = await context.newPage()
  return { page, wire: await context.newCDPSession(page) }
}
