# Valores de los datos

value-yes = Sí
value-no = No
value-cleared = Se dejó vacío
value-link = Otra anotación
value-signed = Firma de { $person }, { $when }. Huella { $fingerprint }
value-signed-unknown = Firmado de una forma que esta versión no conoce
