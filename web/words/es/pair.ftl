# Dos expedientes que pueden ser de una misma persona

# Encabezado de lo que se dijo de este expediente y otro, donde no se nombra el otro
pair-another = Otro expediente
