# El historial de una anotación

history-empty = Aquí todavía no se ha escrito nada.
# $one es de qué se trata: "meta"
history-begun = Comienzo: { $one }
history-put-away = Se archivó
history-taken-up = Se retomó
history-signed = Se firmó
history-before = Antes
history-after = Después
history-wrote = Escribió
history-chose = Eligió entre dos versiones
history-chose-because = Eligió entre dos versiones: { $reason }
history-read = Leyó el texto combinado y lo dejó como está
history-rewritten = Vio todo y lo escribió de nuevo
# $by es "Dana Reyes en Recepción, 24 nov 2026, 10:42"
history-beside = Al mismo tiempo, sin ver esto: { $by }.
history-seen = Revisó lo que se bajó o se cerró
