SwaggerUIBundle({
  url: '/openapi/v1.json',
  dom_id: '#reader',
  deepLinking: true,
  docExpansion: 'none',
  validatorUrl: null,
  requestInterceptor: request => {
    if (request.method !== 'GET') request.headers['Idempotency-Key'] ??= crypto.randomUUID();
    return request;
  },
});
