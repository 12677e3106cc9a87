"""The look of the HTML page: all of it here, so that the page needs nothing else and no network."""

STYLE = """\
:root { color-scheme: light dark; --text: #1b1b1b; --page: #ffffff; --soft: #57606a; --line: #c4c9d0; --panel: #f4f5f7;
  --link: #0b4fb3; --ins: #0a4a1f; --ins-page: #dcf3e1; --del: #7c1210; --del-page: #fce2df; --look: #4a3800;
  --look-page: #fbf0cf; }
@media (prefers-color-scheme: dark) { :root { --text: #e8e8e8; --page: #16181b; --soft: #a9b2bc; --line: #4b525b;
  --panel: #202429; --link: #8ab8ff; --ins: #c0f2cc; --ins-page: #12371e; --del: #ffd0ca; --del-page: #4a1815; --look: #f6e3a4;
  --look-page: #3d3208; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem 1.25rem 4rem; max-width: 75rem; color: var(--text); background: var(--page);
  font: 1rem/1.55 system-ui, "Segoe UI", Roboto, Arial, sans-serif; overflow-wrap: break-word; }
h1 { font-size: 1.7rem; line-height: 1.25; margin: 1rem 0 .25rem; }
h2 { font-size: 1.35rem; line-height: 1.3; margin: 0 0 .25rem; }
h3 { font-size: 1.05rem; margin: 1.1rem 0 .3rem; } h4 { font-size: 1rem; margin: 1.2rem 0 .3rem; color: var(--soft); }
a { color: var(--link); } p { margin: .3rem 0; } ul { margin: .2rem 0; padding-left: 1.3rem; }
.soft { color: var(--soft); }
.note { border-left: .3rem solid var(--look); padding: .3rem .8rem; background: var(--look-page);
  color: var(--look); }
.skip { position: absolute; left: -999rem; } .skip:focus { left: 1rem; top: 1rem; background: var(--page); padding: .5rem; }
.vh { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.wide { overflow-x: auto; } table { border-collapse: collapse; margin: .5rem 0; }
th, td { border: 1px solid var(--line); padding: .3rem .6rem; text-align: left; vertical-align: top; }
th { background: var(--panel); font-weight: 600; }
article { border: 1px solid var(--line); border-radius: .4rem; padding: 1rem 1.2rem; margin: 1.5rem 0; }
.decision { border-left: .35rem solid var(--text); padding-left: 1.7rem; }
ins { color: var(--ins); background: var(--ins-page); text-decoration: underline; text-underline-offset: .15em; }
del { color: var(--del); background: var(--del-page); text-decoration: line-through; }
.look { color: var(--look); background: var(--look-page); border-bottom: 2px dotted; }
.remark { color: var(--soft); font-style: italic; }
fieldset { border: 1px solid var(--line); border-radius: .4rem; padding: .3rem .8rem; margin: 1rem 0; display: inline-block; }
fieldset label { margin-right: 1rem; cursor: pointer; }
.passage { margin: .35rem 0; padding: .15rem .6rem; border-left: .25rem solid transparent; }
.changed, .moved_here, .moved_away { border-left-color: var(--look); } .inserted { border-left-color: var(--ins); }
.deleted { border-left-color: var(--del); }
.tag { font-size: .85rem; color: var(--soft); } .item { padding-left: 1.6rem; }
.code { white-space: pre-wrap; font-family: monospace; }
.heading { font-weight: 600; } .quote { padding-left: 2rem; }
details { margin: .3rem 0; } summary { color: var(--soft); cursor: pointer; }
details[open] { border-left: 1px solid var(--line);
  padding-left: .6rem; }
.beside { display: none; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 1.2rem; }
body:has(#side:checked) .beside { display: grid; } body:has(#side:checked) .inline { display: none; }
@media (max-width: 45rem) { .beside { grid-template-columns: minmax(0, 1fr); } }
@media print { body { max-width: none; padding: 0; font-size: 10.5pt; } fieldset, .skip { display: none; }
  article { border: 0; padding: 0; } h2, h3, h4 { break-after: avoid; } .passage, tr { break-inside: avoid; }
  ins, del, .look, .note { print-color-adjust: exact; } }
"""
