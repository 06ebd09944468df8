"""What `tearsheet` does on the command line."""
