# Valores de los datos

value-yes = Sí
value-no = No
value-cleared = Se dejó vacío
value-link = Otra anotación
# $title is the name of a questionnaire
value-answers = { $title }: { $given } de { $all } respondidas
value-signed = Firma de { $person }, { $when }. Huella { $fingerprint }
value-signed-unknown = Una firma de una forma que esta versión no conoce
value-signed-unvouched = Una firma en nombre de { $person }, { $when }, que aquí nada respalda
value-signature = Una firma
