# Cuánto ha avanzado

goal_measurement = Cuánto ha avanzado
    .one = medición
    .add = Anotar cuánto ha avanzado
    .empty = Aún no hay mediciones.
goal_measurement-day = Día
goal_measurement-value = Resultado
    .hint = Con la misma medida de la meta: 3 tardes, 5 noches.
goal_measurement-source = De dónde viene
    .log = De un registro diario
    .manual = Se preguntó o se contó
