const documentation = SwaggerUIBundle({
  url: "/openapi.json",
  dom_id: "#documentation",
  deepLinking: true,
  displayRequestDuration: true,
  docExpansion: "none",
  validatorUrl: null,
  oauth2RedirectUrl: new URL("oauth2-redirect.html", window.location.href).href,
});

documentation.initOAuth({
  clientId: "{client}",
  scopes: "openid",
  usePkceWithAuthorizationCodeGrant: true,
});
