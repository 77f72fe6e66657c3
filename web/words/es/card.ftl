# Anotaciones en tarjetas

card-two-versions = Hay dos versiones, elija una por favor
card-merged-text = Texto combinado, léalo por favor
card-written-while-away = Alguien escribió aquí mientras se archivaba en otro lugar. Revíselo por favor.
card-acted-on = se actúa según esta hasta que se elija
card-empty = Todavía no hay nada escrito.
# $by es "por Dana Reyes, hace 2 días" o "desde el principio"
card-changed = Último cambio: { $by }.
card-history = Historial
# Se lee en voz alta en lugar de la línea anterior
card-history-of = Historial de { $what }
# Buttons that move a step; the longer ones are read aloud
card-earlier = Antes
card-earlier-of = Antes: { $what }
card-later = Después
card-later-of = Después: { $what }
card-lowered = Se bajó o se cerró; lo revisa supervisión
