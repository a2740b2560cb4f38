// Shows what the push service brings while no page is open. What it brings says which notice, not what is in it.
const texts = new URLSearchParams(self.location.search);

self.addEventListener('install', () => self.skipWaiting());

self.addEventListener('push', event => {
  const { id, urgent } = event.data.json();
  event.waitUntil(self.registration.showNotification(texts.get(urgent ? 'urgent' : 'usual'), {
    tag: id,
    renotify: true,
    requireInteraction: urgent,
    icon: '/favicon.svg',
    data: `/notices/${id}/open`,
  }));
});

self.addEventListener('notificationclick', event => {
  event.notification.close();
  event.waitUntil(self.clients.openWindow(event.notification.data));
});
