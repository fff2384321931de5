// Says, before the page is drawn, that scripts run and modules are understood: GOV.UK's styles ask for both.
document.body.className += ' js-enabled' + ('noModule' in HTMLScriptElement.prototype ? ' govuk-frontend-supported' : '')
