# Anotaciones en una lista

# Solo se lee en voz alta
list-entries = Anotaciones
list-others = Otras
list-away = Archivado: { $n }
# Pairs of a skill and a setting, for instance
list-blank = Sin empezar: { $n }
