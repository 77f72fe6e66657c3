# El historial de una anotación

history-empty = Aquí aún no se ha escrito nada.
# $one es de qué se trata: "meta"
history-begun = Creación de { $one }
history-struck = Escrito por error: { $reason }
# $system es el nombre por el que se conoce otro programa, como "https://hillside.example/records"
history-imported = Importado de { $system }
history-imported-from-a-file = Importado de un archivo
history-put-away = Se archivó
history-taken-up = Se reactivó
history-signed = Se firmó
history-before = Antes
history-after = Después
history-wrote = Escribió
history-chose = Eligió entre dos versiones
history-chose-because = Eligió entre dos versiones: { $reason }
history-read = Leyó el texto combinado y lo aprobó
history-rewritten = Leyó todo y lo escribió de nuevo
# $by es "Dana Reyes en Recepción, 24 nov 2026, 10:42"
history-beside = Se escribió al mismo tiempo, sin haber visto esto: { $by }.
# Una misma persona escribió en dos ventanas de una misma computadora: $reader es "you" para quien lee, si no "other"; $when
# es "24 nov 2026, 10:42"
history-twice = { $reader ->
    [you] Usted escribió
   *[other] { $person } escribió
} dos veces: también en otra ventana de la misma computadora, { $when }. De lo que cambió en las dos, vale lo último, salvo que sea menos prudente.
history-seen = Revisó el cambio a un nivel menor o el cierre
