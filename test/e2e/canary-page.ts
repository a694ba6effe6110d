// A page that tries everything to be heard of by its sender, and to look like another program.

/** Every way of asking `at` for something that a document without a script has. */
export function curiousPage(at: string): string {
  const ask = (what: string) => `${at}/${what}`;
  return `<html manifest="${ask('manifest')}"><head>
<base href="${at}/base/">
<meta http-equiv="refresh" content="0;url=${ask('refresh')}">
<link rel="stylesheet" href="${ask('style.css')}"><link rel="preconnect" href="${at}"><link rel="dns-prefetch" href="${at}">
<link rel="prefetch" href="${ask('prefetch')}"><link rel="preload" as="image" href="${ask('preload')}"><link rel="prerender" href="${ask('prerender')}">
<link rel="icon" href="${ask('icon')}"><link rel="manifest" href="${ask('app')}"><link rel="modulepreload" href="${ask('module.js')}">
<style>@import "${ask('import.css')}"; @import url(${ask('import2.css')}); @font-face { font-family: f; src: url(${ask('font.woff2')}) }
@namespace url(${ask('namespace')}); body { font-family: f; background: url(${ask('ground')}); cursor: url(${ask('cursor')}), auto; }
li { list-style-image: url(${ask('bullet')}) } p::before { content: url(${ask('content')}) } b { border-image: url(${ask('border')}) 1 }
i { mask-image: url(${ask('mask')}); filter: url(${ask('filter')}#x); shape-outside: url(${ask('shape')}) }
u { background: image-set("${ask('set')}" 1x); background-image: -webkit-image-set(url(${ask('set2')}) 1x) }
s { background: u\\72l(${ask('escaped')}) } em { --x: url(${ask('variable')}); background: var(--x) }</style>
<script src="${ask('script.js')}"></script><script>fetch('${ask('fetch')}'); alert(1)</script></head>
<body background="${ask('body')}" onload="alert(1); new Image().src='${ask('onload')}'">
<p>Bonjour</p><ul><li>x</li></ul><b>x</b><i>x</i><u>x</u><s>x</s><em>x</em>
<img src="${ask('image')}" srcset="${ask('srcset')} 2x" lowsrc="${ask('low')}" dynsrc="${ask('dyn')}" longdesc="${ask('long')}">
<img src="x" onerror="alert(1); new Image().src='${ask('onerror')}'"><picture><source srcset="${ask('picture')}"><img src="${ask('inpicture')}"></picture>
<input type="image" src="${ask('input')}"><video src="${ask('video')}" poster="${ask('poster')}" autoplay><track src="${ask('track')}" default></video>
<audio src="${ask('audio')}" autoplay></audio><iframe src="${ask('frame')}"></iframe><iframe srcdoc="<img src='${ask('srcdoc')}'>"></iframe>
<object data="${ask('object')}"></object><embed src="${ask('embed')}"><applet archive="${ask('applet')}"></applet><frameset><frame src="${ask('frameset')}"></frameset>
<svg><image href="${ask('svg')}"/><image xlink:href="${ask('xlink')}"/><use href="${ask('use')}#x"/><feImage href="${ask('fe')}"/><script>alert(1)</script></svg>
<svg onload="alert(1)"><style>@import "${ask('svgstyle')}";</style><foreignObject><img src="${ask('foreign')}"></foreignObject></svg>
<math href="${ask('math')}"><maction actiontype="statusline#x" xlink:href="${ask('maction')}">x</maction></math>
<table background="${ask('table')}"><td background="${ask('cell')}">x</td></table><bgsound src="${ask('sound')}"><isindex action="${ask('isindex')}">
<form action="${ask('form')}" method="post"><input name="mot" autofocus onfocus="alert(1)"><button formaction="${ask('button')}">OK</button></form>
<a href="${ask('link')}" ping="${ask('ping')}">lien</a><a href="javascript:alert(1)">lien</a><details open ontoggle="alert(1)"><summary>x</summary></details>
<marquee onstart="alert(1)">x</marquee><portal src="${ask('portal')}"></portal><blockquote cite="${ask('cite')}">x</blockquote></body></html>`;
}

/** Laid over everything, larger than the window, in the colours and the words of the program around it. */
export const COVERING_PAGE = `<html><head><style>
:root, html, body { position: fixed !important; inset: -9999px; width: 100000vw; height: 100000vh; z-index: 2147483647; background: #d00 !important; }
* { transform: translate(-3000px, -3000px) scale(50); margin: -9999px; outline: 9999px solid #d00; box-shadow: 0 0 0 99999px #d00; }
.toolbar, .mail-window, .pane, [data-pane], dialog { display: none !important; visibility: hidden !important; }
iframe, .body-frame { width: 9999px !important } :host { display: none }
</style></head><body><div class="toolbar" style="position:fixed;top:-2000px;left:-2000px;width:9999px;height:9999px;background:#d00;z-index:99999">
<dialog open>Votre mot de passe a expiré</dialog></div><a name="main" id="root"></a><img name="documentElement"><form id="body"></form></body></html>`;
