// Keeps the page that says there is no network, and what it is drawn with; shows that there is something new.
const SHELF = 'gorodok {PKG}'
const PAGE = '/offline'
const SHELL = [PAGE, '/page.js', '/{PKG}/gorodok.css', '/fonts/golos-russian.woff2', '/favicon.svg']

self.addEventListener('install', event => event.waitUntil(lay().then(() => self.skipWaiting())))
self.addEventListener('activate', event => event.waitUntil(clear().then(() => self.clients.claim())))
self.addEventListener('fetch', event => {
  const { request } = event
  if (request.method !== 'GET') return
  if (request.mode === 'navigate') event.respondWith(page(event))
  else if (SHELL.includes(new URL(request.url).pathname)) event.respondWith(file(request))
})

// A push brings no words: whoever looks at the screen learns no name and no mark.
const NEWS = { tag: 'news', lang: 'ru', icon: '/icon-192.png', body: 'Откройте, чтобы посмотреть.' }
self.addEventListener('push', event => event.waitUntil(self.registration.showNotification('Городок: есть новое', NEWS)))
self.addEventListener('notificationclick', event => {
  event.notification.close()
  event.waitUntil(show('/notifications'))
})

async function show(path) {
  const windows = await self.clients.matchAll({ type: 'window' })
  const open = windows.find(window => new URL(window.url).pathname === path)
  if (!open) return self.clients.openWindow(path)
  await open.focus()
  await open.navigate(path)
}

async function lay() {
  const shelf = await caches.open(SHELF)
  await shelf.addAll(SHELL.map(path => new Request(path, { cache: 'reload', credentials: 'omit' })))
}

async function clear() {
  const old = (await caches.keys()).filter(name => name !== SHELF)
  await Promise.all(old.map(name => caches.delete(name)))
  await self.registration.navigationPreload?.enable()
}

async function page(event) {
  try {
    return await event.preloadResponse ?? await fetch(event.request)
  } catch {
    return await caches.match(PAGE) ?? Response.error()
  }
}

async function file(request) {
  try {
    return await fetch(request)
  } catch {
    return await caches.match(request) ?? Response.error()
  }
}
