// Written by scripts/templates.ts from templates/; change those and run it again.

export const templates: Record<string, string> = {
  'html/bars': `<h2 class="i" style="{{ s.h2 }}">{{ section.heading }}</h2>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
{%- for row in section.rows %}
{%- if row.sub.size > 0 %}{% assign close = ';padding-bottom:2px' %}{% else %}{% assign close = '' %}{% endif %}
<tr><td class="ln i" style="{{ s.cell }}{{ close }}">{% if row.mark %}<span class="{{ row.mark.tone }}" style="{{ s[row.mark.tone] }}">{{ row.mark.glyph }}</span>&nbsp;{% endif %}{% render 'html/spans', spans: row.spans, s: s, quiet: false %}</td><td class="ln m" align="right" style="{{ s.aside }}{{ close }};white-space:nowrap">{{ row.aside }}</td></tr>
{%- if row.sub.size > 0 %}
<tr><td colspan="2" class="m" style="{{ s.sub }};padding:0 0 9px">{% render 'html/spans', spans: row.sub, s: s, quiet: true %}</td></tr>
{%- endif %}
{%- if row.bar.size > 0 %}
<tr><td colspan="2" style="padding:0 0 10px"><table role="presentation" aria-hidden="true" width="100%" cellpadding="0" cellspacing="0" border="0" style="table-layout:fixed;"><tr>{% for part in row.bar %}{% assign name = part.kind | barName %}<td width="{{ part.width }}%" height="8" bgcolor="{{ c[name] }}" style="{{ s[name] }};line-height:8px;font-size:0">&nbsp;</td>{% endfor %}</tr></table></td></tr>
{%- endif %}
{%- endfor %}
</table>`,
  'html/facts': `<h2 class="i" style="{{ s.h2 }}">{{ section.heading }}</h2>
<table width="100%" cellpadding="0" cellspacing="0" border="0">
{%- for row in section.rows %}
<tr><th scope="row" align="left" class="ln m" style="{{ s.label }}">{{ row.label }}</th><td class="ln i" width="62%" style="{{ s.cell }}">{% render 'html/spans', spans: row.spans, s: s, quiet: false %}</td></tr>
{%- endfor %}
</table>`,
  'html/failure': `<h2 class="i" style="{{ s.h2 }}">{% render 'html/spans', spans: section.heading, s: s, quiet: false %}{% if section.aside != '' %} <span class="m" style="{{ s.soft }};font-size:13px">{{ section.aside }}</span>{% endif %}</h2>
{%- for remark in section.remarks %}
<p class="i" style="{{ s.p }}"><span class="{{ remark.tone }}" style="{{ s[remark.tone] }};font-weight:600">{{ remark.word }}</span> {% if remark.place %}{% assign one = remark.place | list %}{% render 'html/spans', spans: one, s: s, quiet: false %} {% endif %}{% if remark.title != '' %}<strong style="{{ s.strong }}">{{ remark.title }}</strong> {% endif %}{{ remark.text | breaks }}</p>
{%- endfor %}
{%- if section.more != '' %}<p class="m" style="{{ s.softP }}">{{ section.more }}</p>{% endif %}
{%- if section.log %}
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="table-layout:fixed"><tr><td bgcolor="{{ c.log }}" style="{{ s.log }}">{{ section.log.lines | logHtml }}</td></tr></table>
{%- if section.log.note != '' or section.url %}<p class="m" style="{{ s.softP }};margin:6px 0 0">{% if section.url %}<a class="m" href="{{ section.url }}" style="{{ s.quietLink }}">Whole log</a>{% endif %}{% if section.log.note != '' %} · {{ section.log.note }}{% endif %}</p>{% endif %}
{%- endif %}`,
  'html/layout': `<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>{{ v.title }}</title>
<style>
{{ css | raw }}
</style>
</head>
<body class="pg" style="{{ s.body }}">
<div style="{{ s.preheader }}">{{ v.preheader }}{{ v.preheader | padding | raw }}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="{{ c.page }}" class="pg" style="{{ s.page }}"><tr><td align="center" class="nx" style="padding:24px 8px">
<!--[if mso]><table role="presentation" width="640" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="{{ c.card }}" class="cd" style="{{ s.card }}">
{%- assign back = v.mark.tone | append: 'Back' %}
<tr><td class="pd {{ v.mark.tone }}b" bgcolor="{{ c[back] }}" style="padding:20px 32px;border-radius:11px 11px 0 0;{{ s[back] }}">
<p class="m" style="{{ s.context }}">{% render 'html/spans', spans: v.context, s: s, quiet: true %}</p>
<h1 class="i h1" style="{{ s.h1 }}">{% if v.mark.word != 'Message' %}<span class="{{ v.mark.tone }}" style="{{ s[v.mark.tone] }}"><span aria-hidden="true">{{ v.mark.glyph }}</span>&nbsp;{{ v.mark.word }}</span>{% endif %}{% render 'html/spans', spans: v.headline, s: s, quiet: false %}</h1>
</td></tr>
{%- if v.summary.size > 0 %}
<tr><td class="pd" style="padding:20px 32px 0"><p class="i" style="{{ s.summary }}">{% for sentence in v.summary %}{% render 'html/spans', spans: sentence, s: s, quiet: false %}.{% unless forloop.last %} {% endunless %}{% endfor %}</p></td></tr>
{%- endif %}
{%- if v.actions.size > 0 %}
<tr><td class="pd" style="padding:18px 32px 0"><table role="presentation" cellpadding="0" cellspacing="0" border="0" class="by"><tr>
{%- for action in v.actions %}
<td class="st" style="padding:0 10px 0 0"><table role="presentation" cellpadding="0" cellspacing="0" border="0" class="by"><tr>
{%- if action.isPrimary %}<td class="bt" align="center" bgcolor="{{ c.button }}" style="{{ s.primaryCell }}"><a class="bt bl" href="{{ action.url }}" style="{{ s.primary }}">{{ action.label }}</a></td>
{%- else %}<td align="center" style="{{ s.secondaryCell }}"><a class="a ln bl" href="{{ action.url }}" style="{{ s.secondary }}">{{ action.label }}</a></td>{% endif -%}
</tr></table></td>
{%- endfor %}
</tr></table></td></tr>
{%- endif %}
{%- for section in v.sections %}
<tr><td class="pd" style="padding:26px 32px 0">
{%- case section.type %}
{%- when 'failure' %}{% render 'html/failure', section: section, s: s, c: c %}
{%- when 'rows' %}{% render 'html/rows', section: section, s: s %}
{%- when 'table' %}{% render 'html/table', section: section, s: s %}
{%- when 'facts' %}{% render 'html/facts', section: section, s: s %}
{%- when 'steps' %}{% render 'html/steps', section: section, s: s %}
{%- when 'prose' %}{% render 'html/prose', section: section, s: s %}
{%- when 'bars' %}{% render 'html/bars', section: section, s: s, c: c %}
{%- endcase %}
</td></tr>
{%- endfor %}
<tr><td class="pd" style="padding:26px 32px 22px"><table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td class="ln" style="border-top:1px solid {{ c.line }};padding-top:14px">
{%- if v.footer.shed != '' %}<p class="m" style="{{ s.footer }}">{{ v.footer.shed }}</p>{% endif %}
{%- for reason in v.footer.reasons %}<p class="m" style="{{ s.footer }}">{{ reason }}</p>{% endfor %}
<p class="m" style="{{ s.footer }}">{{ v.footer.meta }}</p>
<p class="m" style="{{ s.footer }};margin:0">{{ v.footer.keys }}</p>
</td></tr></table></td></tr>
</table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr></table>
</body>
</html>`,
  'html/prose': `{%- if section.heading != '' %}<h2 class="i" style="{{ s.h2 }}">{{ section.heading }}</h2>{% endif %}
<div class="i" style="{{ s.prose }}">{{ section.html | raw }}</div>
{%- if section.note != '' %}<p class="m" style="{{ s.softP }}">{{ section.note }}</p>{% endif %}`,
  'html/rows': `<h2 class="i" style="{{ s.h2 }}">{{ section.heading }}</h2>
{%- if section.intro != '' %}<p class="m" style="{{ s.softP }}">{{ section.intro }}</p>{% endif %}
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
{%- for row in section.rows %}
<tr>{% if row.mark %}<td class="ln {{ row.mark.tone }}" style="{{ s.markCell }};{{ s[row.mark.tone] }}">{{ row.mark.glyph }}</td>{% endif %}<td{% if row.aside == '' %} colspan="2"{% endif %} class="ln i" style="{{ s.cell }}">{% render 'html/spans', spans: row.spans, s: s, quiet: false %}{% if row.sub.size > 0 %}<br><span class="m" style="{{ s.sub }}">{% render 'html/spans', spans: row.sub, s: s, quiet: true %}</span>{% endif %}</td>{% if row.aside != '' %}<td class="ln m" align="right" style="{{ s.aside }};white-space:nowrap">{{ row.aside }}</td>{% endif %}</tr>
{%- endfor %}
</table>
{%- if section.more.size > 0 %}<p class="m" style="{{ s.softP }}">{% render 'html/spans', spans: section.more, s: s, quiet: true %}</p>{% endif %}`,
  'html/spans': `{%- for span in spans -%}
{%- if span.url -%}<a class="{% if quiet %}m{% else %}a{% endif %}" href="{{ span.url }}" style="{% if quiet %}{{ s.quietLink }}{% else %}{{ s.link }}{% endif %}{% if span.style == 'code' %};{{ s.code }}{% elsif span.style == 'strong' %};{{ s.strong }}{% endif %}">{{ span.text }}</a>
{%- else -%}
{%- case span.style -%}
{%- when 'plain' -%}{{ span.text }}
{%- when 'strong' -%}<strong style="{{ s.strong }}">{{ span.text }}</strong>
{%- when 'error' -%}<span class="bad" style="{{ s.error }}">{{ span.text }}</span>
{%- when 'code' -%}<code style="{{ s.code }}">{{ span.text }}</code>
{%- when 'soft' -%}<span class="m" style="{{ s.soft }}">{{ span.text }}</span>
{%- endcase -%}
{%- endif -%}
{%- endfor -%}`,
  'html/steps': `<h2 class="i" style="{{ s.h2 }}">{{ section.heading }}</h2>
<table width="100%" cellpadding="0" cellspacing="0" border="0">
<tr>{% for point in section.points %}<th scope="col" align="left" class="m" style="{{ s.head }};padding-right:10px;width:33%">{{ point.label }}</th>{% endfor %}</tr>
<tr>{% for point in section.points %}<td class="ln i" style="{{ s.cell }};padding-right:10px"><span class="{{ point.mark.tone }}" style="{{ s[point.mark.tone] }}">{{ point.mark.glyph }}</span>&nbsp;{% render 'html/spans', spans: point.spans, s: s, quiet: false %}{% if point.sub != '' %}<br><span class="m" style="{{ s.sub }}">{{ point.sub }}</span>{% endif %}</td>{% endfor %}</tr>
</table>`,
  'html/table': `<h2 class="i" style="{{ s.h2 }}">{{ section.heading }}</h2>
<table width="100%" cellpadding="0" cellspacing="0" border="0">
<tr>{% for column in section.columns %}<th scope="col" align="{% if forloop.first %}left{% else %}right{% endif %}" class="m" style="{% if forloop.first %}{{ s.head }}{% else %}{{ s.headRight }}{% endif %}">{{ column }}</th>{% endfor %}</tr>
{%- for row in section.rows %}
<tr><th scope="row" align="left" class="ln i" style="{{ s.cell }}">{% if row.mark %}<span class="{{ row.mark.tone }}" style="{{ s[row.mark.tone] }}">{{ row.mark.glyph }}</span>&nbsp; {% endif %}{% render 'html/spans', spans: row.spans, s: s, quiet: false %}</th><td class="ln m" align="right" style="{{ s.aside }}">{{ row.aside }}</td>{% if section.columns.size > 2 %}<td class="ln m" align="right" style="{{ s.aside }};white-space:nowrap">{% render 'html/spans', spans: row.sub, s: s, quiet: true %}</td>{% endif %}</tr>
{%- endfor %}
</table>
{%- if section.more.size > 0 %}<p class="m" style="{{ s.softP }}">{% render 'html/spans', spans: section.more, s: s, quiet: true %}</p>{% endif %}`,
  'text/bars': `{{ section.heading | rule }}
{% for row in section.rows %}
{{ row | row }}
{%- if row.said != '' %}
    {{ row.said }}
{%- endif %}
{%- endfor %}`,
  'text/facts': `{{ section.heading | rule }}

{{ section.rows | facts }}`,
  'text/failure': `{{ section | failureTitle }}
{% for remark in section.remarks %}
{{ remark | remark }}
{%- endfor %}
{%- if section.more != '' %}
{{ section.more }}
{%- endif %}
{% if section.log %}
{{ section.log.lines | logText }}
{% endif %}`,
  'text/layout': `{%- if v.mark.word == 'Message' %}{{ v.headline | line | wrap }}
{%- else %}{{ v | title | wrap }}{% endif %}
{{ v.context | line | wrap }}
{% if v.summary.size > 0 %}
{{ v.summary | sentences }}
{% endif %}
{%- for action in v.actions %}
{{ action.label }}:
  {{ action.url }}
{%- endfor %}
{% for section in v.sections %}
{% case section.type %}
{%- when 'failure' %}{% render 'text/failure', section: section %}
{%- when 'rows' %}{% render 'text/rows', section: section %}
{%- when 'table' %}{% render 'text/table', section: section %}
{%- when 'facts' %}{% render 'text/facts', section: section %}
{%- when 'steps' %}{% render 'text/steps', section: section %}
{%- when 'prose' %}{% render 'text/prose', section: section %}
{%- when 'bars' %}{% render 'text/bars', section: section %}
{%- endcase %}
{% endfor %}
{{ '' | rule }}
{%- if v.footer.shed != '' %}
{{ v.footer.shed | wrap }}
{%- endif %}
{%- for reason in v.footer.reasons %}
{{ reason | wrap }}
{%- endfor %}
{{ v.footer.meta | wrap }}
{{ v.footer.keys | wrap }}`,
  'text/prose': `{% if section.heading != '' %}{{ section.heading | rule }}

{% endif %}{{ section.text }}
{%- if section.note != '' %}

{{ section.note | wrap }}
{%- endif %}`,
  'text/rows': `{{ section.heading | rule }}
{% if section.intro != '' %}
{{ section.intro | wrap }}
{% endif %}
{%- for row in section.rows %}
{{ row | row }}
{%- endfor %}
{%- if section.more.size > 0 %}
{{ section.more | line | wrap }}
{%- endif %}`,
  'text/steps': `{{ section.heading | rule }}

{{ section.points | points }}`,
  'text/table': `{{ section.heading | rule }}

{{ section.rows | columns }}
{%- if section.more.size > 0 %}
{{ section.more | line | wrap }}
{%- endif %}`,
};
