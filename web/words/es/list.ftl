# Anotaciones en una lista

# Solo se lee en voz alta
list-entries = Anotaciones
list-others = Otras anotaciones
list-away = En archivo: { $n }
# Por ejemplo, una habilidad en un lugar
list-blank = Sin iniciar: { $n }
